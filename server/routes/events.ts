import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { viewEvent, type Audience } from '../../domain/visibility.ts'
import type { StoredEvent } from '../../db/event-log.ts'
import { signedIn } from '../plugins/session.ts'
import { eventOf } from '../rooms/state-fold.ts'
import { limitUpTo, whole } from './queries.ts'
import { eventsAnswer } from '../../domain/answers/operations.ts'
import { answers } from '../plugins/described.ts'

const fields = z.strictObject({
  since: whole.optional().meta({ description: 'Events with a greater seq, oldest first' }),
  before: whole.optional().meta({ description: 'Events with a smaller seq, newest first' }),
  about: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .meta({ description: 'Only those that concern this record; a page that is not full is the last' }),
  limit: limitUpTo(500, 100),
})
/** Of a page newest first, `since` would be left out unsaid. */
const query = fields.superRefine(({ since, before, about }, { addIssue }) => {
  if (since === undefined || (before === undefined && about === undefined)) return
  addIssue({ code: 'custom', path: ['since'], message: 'since-alone' })
})

/** The log as one may see it. The seqs given are those that were looked at: hidden ones leave gaps. */
export const eventRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, storage } = app.services
  const params = z.object({ op: operationId })

  app.get(
    '/api/operations/:op/events',
    {
      schema: {
        ...{ tags: ['operations'], summary: 'The log, by page', params, querystring: query },
        response: { 200: answers(eventsAnswer) },
      },
    },
    async (request) => {
      const { account } = signedIn(request)
      const { operation, grant } = commands.enter(request.params.op, account)
      const { id, store } = operation.room
      const { since, before, about, limit } = request.query
      if (about !== undefined) {
        const read = (page: Before) => storage.log.readEventsAbout(id, about, page)
        return fullPage(read, grant, { limit, ...(before === undefined ? {} : { before }) })
      }
      if (before !== undefined) {
        const upTo = Math.min(before - 1, store.seq)
        const after = Math.max(0, upTo - limit)
        return answer((await storage.log.readEvents(id, { after, upTo, limit })).toReversed(), grant)
      }
      return answer(await storage.log.readEvents(id, { after: since ?? 0, limit }), grant, since ?? 0)
    },
  )
}

interface Before {
  readonly before?: number
  readonly limit: number
}

/**
 * A record's events as an audience may see them, newest first. Hidden ones are read past until the page is full, so
 * a short page is the end, and of a record that one may not see nothing is told, not even that there is one.
 */
async function fullPage(read: (page: Before) => Promise<StoredEvent[]>, audience: Audience, page: Before) {
  const seen: StoredEvent[] = []
  let next = page
  for (;;) {
    const stored = await read(next)
    seen.push(...stored.filter((event) => viewEvent(audience, eventOf(event))))
    const last = stored.at(-1)
    if (!last || stored.length < page.limit || seen.length >= page.limit) break
    next = { ...page, before: last.seq }
  }
  return answer(seen.slice(0, page.limit), audience)
}

/** `fromSeq` to `toSeq` are what was looked at; the next page begins after (or before) them. */
function answer(stored: readonly StoredEvent[], audience: Audience, since = 0) {
  const seqs = stored.map(({ seq }) => seq)
  const events = stored.map(eventOf).flatMap((event) => viewEvent(audience, event) ?? [])
  if (seqs.length === 0) return { fromSeq: since + 1, toSeq: since, events }
  return { fromSeq: Math.min(...seqs), toSeq: Math.max(...seqs), events }
}
