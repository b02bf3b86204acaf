import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { Feed } from '../../domain/sync/feed.ts'
import type { Store } from '../../domain/store.ts'
import type { Audience } from '../../domain/visibility.ts'
import { signedIn } from '../plugins/session.ts'
import { pictureAt } from '../rooms/picture.ts'
import { asOf } from './queries.ts'
import { stateAnswer } from '../../domain/answers/operations.ts'
import { answers } from '../plugins/described.ts'

/** The picture now, or as of any instant. */
export const stateRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands } = app.services

  app.get(
    '/api/operations/:op/state',
    {
      schema: {
        tags: ['operations'],
        summary: 'All records that you may see, now or as of a seq or an instant',
        params: z.object({ op: operationId }),
        querystring: z.strictObject({ at: asOf }),
        response: { 200: answers(stateAnswer) },
      },
    },
    async (request) => {
      const { account } = signedIn(request)
      const { operation, grant } = commands.enter(request.params.op, account)
      const { result, cost } = await pictureAt(app.services, operation, request.query.at, (store) =>
        seen(store, grant),
      )
      return { ...result, ...(cost ? { cost } : {}) }
    },
  )
}

/** What of a store somebody with today's rights may see. */
function seen(store: Store, audience: Audience) {
  const { seq, records } = new Feed(store, { lineage: '' }).snapshot(audience)
  return { seq, records }
}
