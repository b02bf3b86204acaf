import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { Feed } from '../../domain/sync/feed.ts'
import { Store } from '../../domain/store.ts'
import { visibleTypes } from '../../domain/visibility.ts'
import { signedIn } from '../plugins/session.ts'
import { limitUpTo, whole } from './queries.ts'
import { densityAnswer, replayAnswer } from '../../domain/answers/operations.ts'
import { answers } from '../plugins/described.ts'

/** What playback needs beside the state at an instant: the steps onward, and where in time things happened. */
export const replayRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, playback, storage } = app.services
  const params = z.object({ op: operationId })
  // The difference of a batch is made from the batch alone.
  const feed = new Feed(new Store(), { lineage: '' })

  app.get(
    '/api/operations/:op/replay',
    {
      schema: {
        ...{ tags: ['operations'], summary: 'What changed, event by event, after a seq' },
        params,
        querystring: z.strictObject({ since: whole.default(0), limit: limitUpTo(500, 200) }),
        response: { 200: answers(replayAnswer) },
      },
    },
    async (request) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      const { room } = operation
      const since = Math.min(request.query.since, room.store.seq)
      const upTo = Math.min(since + request.query.limit, room.store.seq)
      const { result: steps, cost } = await playback.steps(room.id, { since, upTo }, (batch) => {
        const { view: _, ...changes } = feed.changesFor(grant, batch)
        return { ...changes, recordedAt: batch.events[0]?.recordedAt ?? '' }
      })
      return { fromSeq: since + 1, toSeq: upTo, steps, cost }
    },
  )

  app.get(
    '/api/operations/:op/density',
    {
      schema: {
        ...{ tags: ['operations'], summary: 'How much happened when, for a time bar' },
        params,
        querystring: z.strictObject({ buckets: limitUpTo(2_000, 200) }),
        response: { 200: answers(densityAnswer) },
      },
    },
    async (request) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      const { jurisdiction } = grant
      const counted = { jurisdiction, ...visibleTypes(grant) }
      const found = await storage.log.density(operation.row.id, request.query.buckets, counted)
      let fromSeq = 1
      const buckets = found.map(({ from: at, events: count, firstSeq }) => {
        fromSeq = firstSeq ?? fromSeq
        return { at, fromSeq, count }
      })
      return { from: buckets[0]?.at ?? null, to: operation.room.recordedAt || null, buckets }
    },
  )
}
