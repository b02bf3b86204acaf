import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { instant } from '../../domain/fields.ts'
import { operationId } from '../../domain/ids.ts'
import { Feed } from '../../domain/sync/feed.ts'
import type { Store } from '../../domain/store.ts'
import type { Audience } from '../../domain/visibility.ts'
import { invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { signedIn } from '../plugins/session.ts'
import { seqOf, whole } from './queries.ts'

const at = z.union([whole, instant]).optional().meta({ description: 'A seq, or an ISO 8601 instant' })

/** The picture now, or as of any instant. */
export const stateRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, playback, storage } = app.services

  app.get(
    '/api/operations/:op/state',
    {
      schema: {
        tags: ['operations'],
        summary: 'All records that you may see, now or as of a seq or an instant',
        params: z.object({ op: operationId }),
        querystring: z.strictObject({ at }),
      },
    },
    async (request) => {
      const { account } = signedIn(request)
      const { operation, grant } = commands.enter(request.params.op, account)
      const { room } = operation
      const wanted = request.query.at
      if (wanted === undefined) return seen(room.store, grant)
      if (typeof wanted === 'number' && wanted > room.store.seq) throw invalid(fault('query.at', ''))
      const seq = await seqOf(storage, room.id, wanted)
      if (seq === room.store.seq) return { ...seen(room.store, grant), cost: { checkpoints: 0, events: 0 } }
      const { result, cost } = await playback.at(room.id, seq, (store) => seen(store, grant))
      return { ...result, cost }
    },
  )
}

/** What of a store somebody with today's rights may see. */
function seen(store: Store, audience: Audience) {
  const { seq, records } = new Feed(store, { lineage: '' }).snapshot(audience)
  return { seq, records }
}
