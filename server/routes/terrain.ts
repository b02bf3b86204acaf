import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ApiError } from '../errors.ts'
import { LastFound } from '../last-used.ts'
import { signedIn } from '../plugins/session.ts'
import { readTerrain } from '../setup/county.ts'
import { checkTile, tilePlace } from '../terrain/tile-place.ts'
import { terrainFacts, TerrainTiles, type TerrainTile } from '../terrain/terrain-tiles.ts'
import type { TileId } from '../terrain/tile.ts'
import { terrainAnswer } from '../../domain/answers/map.ts'
import { answers, files } from '../plugins/described.ts'

/** The version of the county that the tile is of; it makes the address one that never changes. */
const query = z.strictObject({ version: z.string().max(128).optional() })
/** The grids of now, and of one playback: some 20 MB each. */
const MOST_VERSIONS = 2
const TYPES = {
  heights: 'image/png',
  contours: 'application/vnd.mapbox-vector-tile',
  landcover: 'image/png',
} as const

/** The county's terrain as tiles for MapLibre: heights, contour lines and what covers the ground. */
export const terrainRoutes: FastifyPluginAsyncZod = async (app) => {
  const { county, storage } = app.services
  const known = new LastFound<TerrainTiles>(MOST_VERSIONS)

  /** Of the version of now, or of any that is kept: a playback shows the ground as it was known then. */
  const tilesOf = (version: string) => known.of(version, () => makeTiles(version))

  async function makeTiles(version: string): Promise<TerrainTiles | undefined> {
    const { now } = county
    const terrain = now?.version === version ? now.terrain : await readTerrain(storage, version)
    return terrain && new TerrainTiles(terrain)
  }

  const schema = (summary: string, what: keyof typeof TYPES) => ({
    tags: ['map'],
    summary,
    params: z.object(tilePlace),
    querystring: query,
    response: { 200: files('The tile', TYPES[what]) },
  })

  /** A tile whose address names its version never changes. */
  async function send(
    request: FastifyRequest,
    reply: FastifyReply,
    what: TerrainTile,
    id: TileId,
    named: string | undefined,
  ) {
    signedIn(request)
    checkTile(id)
    const version = named ?? county.now?.version
    const tile = version === undefined ? undefined : await (await tilesOf(version))?.get(what, id)
    if (!tile) throw new ApiError('not-found')
    reply.headers({
      'cache-control': named === undefined ? 'private, no-cache' : 'private, max-age=604800',
      vary: 'cookie',
    })
    return reply.type(TYPES[what.is]).send(tile)
  }

  app.get(
    '/api/terrain',
    {
      schema: {
        ...{
          tags: ['map'],
          summary: "Which grids of the county's terrain there are, in a version of the county",
        },
        description: '`terrain` is null when that version has no height grid.',
        querystring: z.strictObject({ version: z.string().max(128) }),
        response: { 200: answers(terrainAnswer) },
      },
    },
    async (request) => {
      signedIn(request)
      const { version } = request.query
      const terrain = (await tilesOf(version))?.terrain
      return { terrain: terrainFacts({ version, terrain }) }
    },
  )
  app.get(
    '/api/terrain/heights/:z/:x/:y',
    { schema: schema('Heights as a terrarium PNG of 256 x 256', 'heights') },
    (request, reply) => send(request, reply, { is: 'heights' }, request.params, request.query.version),
  )
  app.get(
    '/api/terrain/contours/:z/:x/:y',
    { schema: schema('Contour lines as a vector tile, layer `contours`', 'contours') },
    (request, reply) => send(request, reply, { is: 'contours' }, request.params, request.query.version),
  )
  app.get(
    '/api/terrain/landcover/:theme/:z/:x/:y',
    {
      schema: {
        ...schema('What covers the ground, as a PNG of 256 x 256', 'landcover'),
        params: z.object({ ...tilePlace, theme: z.enum(['dark', 'light']) }),
      },
    },
    (request, reply) => {
      const { theme, ...id } = request.params
      return send(request, reply, { is: 'landcover', theme }, id, request.query.version)
    },
  )
}
