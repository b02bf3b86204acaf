import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { MOST_VERTICES } from '../../domain/marking/geometry.ts'
import { commandBody } from '../plugins/openapi.ts'
import { signedIn } from '../plugins/session.ts'
import { takeShapes } from '../shapes/take-shapes.ts'
import { acceptedAnswer, refusedAnswer } from '../../domain/answers/commands.ts'
import { answers } from '../plugins/described.ts'

/** The one door for writing. */
export const commandRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands } = app.services
  takeShapes(app, MOST_VERTICES)
  app.post(
    '/api/operations/:op/commands',
    {
      schema: {
        tags: ['operations'],
        summary: 'Give a command',
        description:
          'Sending it again with the same commandId is harmless: the answer is the first one. A body over 256 KiB is a 413 that names the limit, but one ' +
          `whose shape has more than ${MOST_VERTICES} vertices is a 400 that says how many, up to 64 MiB.`,
        params: z.object({ op: operationId }),
        response: {
          200: answers(acceptedAnswer, 'Accepted, and stored'),
          409: answers(
            refusedAnswer,
            'A refusal: the rules do not allow it now; docs/events.md lists the codes',
          ),
        },
      },
      config: { described: { body: commandBody } },
    },
    async (request, reply) => {
      const { account } = signedIn(request)
      const answer = await commands.give(request.params.op, account, request.body)
      if (answer.ok) return answer
      request.log.info({ code: answer.refusal.code }, 'command refused')
      return reply.code(409).send(answer)
    },
  )
}
