import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { commandEnvelope } from '../../domain/commands.ts'
import { operationId } from '../../domain/ids.ts'
import { signedIn } from '../plugins/session.ts'

/** The one door for writing. */
export const commandRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands } = app.services
  app.post(
    '/api/operations/:op/commands',
    {
      schema: {
        tags: ['operations'],
        summary: 'Give a command',
        description:
          'Sending it again with the same commandId is harmless: the answer is the first one. The payload of each ' +
          'type stands under /api/docs, schemas.',
        params: z.object({ op: operationId }),
      },
      config: { openapiBody: commandEnvelope },
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

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body as OpenAPI has it, where the route parses it itself. */
    openapiBody?: z.ZodType
  }
}
