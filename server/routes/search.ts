import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SearchEntry } from '../../domain/geo/search/entry.ts'
import { operationId } from '../../domain/ids.ts'
import { LastFound } from '../last-used.ts'
import { signedIn } from '../plugins/session.ts'
import { gazetteerOf } from '../search/gazetteer.ts'
import { recordEntries } from '../search/record-entries.ts'
import { search } from '../search/search.ts'
import { limitUpTo } from './queries.ts'

/** Places, units, stores and incidents by what somebody types. The county's places are made ready once a version. */
export const searchRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, county } = app.services
  const gazetteers = new LastFound<readonly SearchEntry[]>(1)

  async function places(): Promise<readonly SearchEntry[]> {
    const { now } = county
    return (now && (await gazetteers.of(now.version, () => gazetteerOf(now)))) ?? []
  }

  // Ahead of the first who asks, after the server listens.
  app.addHook('onListen', async () => {
    places().catch((error: unknown) => app.log.error({ err: error }, 'places not made ready for search'))
  })

  app.get(
    '/api/operations/:op/search',
    {
      schema: {
        ...{ tags: ['map'], summary: 'By name, pinyin, initials, coordinates, or beside something' },
        params: z.object({ op: operationId }),
        querystring: z.strictObject({ q: z.string().trim().min(1).max(100), limit: limitUpTo(50, 20) }),
      },
    },
    async (request) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      const { q, limit } = request.query
      const ofCounty = await places()
      function* all(): Iterable<SearchEntry> {
        yield* ofCounty
        yield* recordEntries(operation.room.store, grant)
      }
      const { point, found } = search(all(), q, limit)
      const results = found.map(({ entry: { kind, id, name, alias, jurisdiction }, ...where }) => ({
        ...{ kind, id, name, jurisdiction, ...where },
        ...(alias === '' ? {} : { alias }),
      }))
      return { point: point ?? null, results }
    },
  )
}
