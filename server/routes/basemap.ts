import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Basemap, BasemapTiles } from '../../db/packs/basemap.ts'
import { Basemaps } from '../basemap/basemaps.ts'
import { basemapFacts } from '../basemap/facts.ts'
import { ApiError } from '../errors.ts'
import { signedIn } from '../plugins/session.ts'
import { readRows } from '../setup/county.ts'
import { checkTile, tilePlace } from '../terrain/tile-place.ts'
import { basemapAnswer } from '../../domain/answers/map.ts'
import { answers, files, nothing } from '../plugins/described.ts'

const TYPES: Readonly<Record<BasemapTiles, string>> = {
  vector: 'application/vnd.mapbox-vector-tile',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** The county's own base map: tiles out of the map.pmtiles of its pack. */
export const basemapRoutes: FastifyPluginAsyncZod = async (app) => {
  const { county, storage, basemapFiles } = app.services
  const basemaps = new Basemaps(storage, basemapFiles)

  app.get(
    '/api/basemap',
    {
      schema: {
        ...{ tags: ['map'], summary: "What the county's own base map is, in a version of the county" },
        description: '`basemap` is null when that version has none, or its file is not here.',
        querystring: z.strictObject({ version: z.string().max(128) }),
        response: { 200: answers(basemapAnswer) },
      },
    },
    async (request) => {
      signedIn(request)
      const { version } = request.query
      const basemap = (await readRows(storage, version, 'basemap')) as Basemap | undefined
      return { basemap: basemapFacts({ version, basemap }, basemapFiles) }
    },
  )
  app.get(
    '/api/basemap/:z/:x/:y',
    {
      schema: {
        ...{ tags: ['map'], summary: "A tile of the county's own base map (map.pmtiles of its pack)" },
        description:
          '204 where the map shows nothing. Vector or picture, as /api/basemap says of that version.',
        params: z.object(tilePlace),
        querystring: z.strictObject({ version: z.string().max(128).optional() }),
        response: {
          200: files('The tile', ...Object.values(TYPES)),
          204: nothing('The map shows nothing there'),
        },
      },
    },
    async (request, reply) => {
      signedIn(request)
      checkTile(request.params)
      const version = request.query.version ?? county.now?.version
      const found = version === undefined ? undefined : await basemaps.tile(version, request.params)
      if (!found) throw new ApiError('not-found')
      // A tile whose address names its version never changes.
      const kept = request.query.version === undefined ? 'private, no-cache' : 'private, max-age=604800'
      reply.headers({ 'cache-control': kept, vary: 'cookie' })
      const { facts, tile } = found
      if (!tile) return reply.code(204).send()
      if (facts.packing === 'gzip') reply.header('content-encoding', 'gzip')
      return reply.type(TYPES[facts.tiles]).send(tile)
    },
  )
}
