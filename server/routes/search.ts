import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { versionIn } from '../../domain/base-data/version-in.ts'
import { operationId } from '../../domain/ids.ts'
import { signedIn } from '../plugins/session.ts'
import { pictureAt } from '../rooms/picture.ts'
import { PlacesByVersion } from '../search/places.ts'
import { recordEntries } from '../search/record-entries.ts'
import { search } from '../search/search.ts'
import { asOfInstant, limitUpTo, pastOf } from './queries.ts'
import { searchAnswer } from '../../domain/answers/map.ts'
import { answers } from '../plugins/described.ts'

/** Places, units, stores and incidents by what somebody types. The county's places are made ready once a version. */
export const searchRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, now } = app.services
  const places = new PlacesByVersion(app.services)

  // Ahead of the first who asks, after the server listens.
  app.addHook('onListen', async () => {
    places.of().catch((error: unknown) => app.log.error({ err: error }, 'places not made ready for search'))
  })

  app.get(
    '/api/operations/:op/search',
    {
      schema: {
        ...{
          tags: ['map'],
          summary: 'By name, code, pinyin, initials, coordinates, a map link, or beside something',
        },
        description:
          'Places of the county as the operation sees it, and the units, stores and incidents that you may see; with ' +
          '`at` those of an instant of the past, as a playback shows it. `point` is in WGS-84; where it comes from a link ' +
          'of a map program, `link` names the program and the datum that its coordinates were taken to be in.',
        params: z.object({ op: operationId }),
        querystring: z.strictObject({
          q: z.string().trim().min(1).max(500),
          limit: limitUpTo(50, 20),
          at: asOfInstant,
        }),
        response: { 200: answers(searchAnswer) },
      },
    },
    async (request) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      const { q, limit, at } = request.query
      const past = pastOf(at, now())?.toISOString()
      const { result: seen } = await pictureAt(app.services, operation, past, (records) => ({
        version: versionIn(records),
        entries: [...recordEntries(records, grant)],
      }))
      const ofCounty = await places.of(seen.version)
      const { point, link, found } = search([...ofCounty, ...seen.entries], q, limit)
      const results = found.map(({ entry: { kind, id, name, alias, jurisdiction }, ...where }) => ({
        ...{ kind, id, name, jurisdiction, ...where },
        ...(alias === '' ? {} : { alias }),
      }))
      return { point: point ?? null, ...(link ? { link } : {}), results }
    },
  )
}
