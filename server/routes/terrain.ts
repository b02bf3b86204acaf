import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ApiError } from '../errors.ts'
import { signedIn } from '../plugins/session.ts'
import { readCounty } from '../setup/county.ts'
import { checkTile, tilePlace } from '../terrain/tile-place.ts'
import { TerrainTiles, type TerrainTile } from '../terrain/terrain-tiles.ts'
import type { TileId } from '../terrain/tile.ts'

/** The version of the county that the tile is of; it makes the address one that never changes. */
const query = z.strictObject({ version: z.string().max(128).optional() })
/** The grids of now, and of one playback: some 20 MB each. */
const MOST_VERSIONS = 2

/** The county's terrain as tiles for MapLibre: heights, contour lines and what covers the ground. */
export const terrainRoutes: FastifyPluginAsyncZod = async (app) => {
  const { county, storage } = app.services
  const known = new Map<string, Promise<TerrainTiles | undefined>>()

  /** Of the version of now, or of any that is kept: a playback shows the ground as it was known then. */
  function tilesOf(version: string): Promise<TerrainTiles | undefined> {
    const made = known.get(version) ?? makeTiles(version)
    known.delete(version)
    known.set(version, made)
    made.then(
      (found) => found ?? known.delete(version),
      () => known.delete(version),
    )
    for (const oldest of known.keys()) {
      if (known.size <= MOST_VERSIONS) break
      known.delete(oldest)
    }
    return made
  }

  async function makeTiles(version: string): Promise<TerrainTiles | undefined> {
    const { now } = county
    const terrain = now?.version === version ? now.terrain : (await readCounty(storage, version))?.terrain
    return terrain && new TerrainTiles(terrain)
  }

  async function tileOf(what: TerrainTile, id: TileId, version = county.now?.version): Promise<Buffer> {
    checkTile(id)
    const tiles = version === undefined ? undefined : await tilesOf(version)
    const tile = await tiles?.get(what, id)
    if (!tile) throw new ApiError('not-found')
    return tile
  }

  const schema = (summary: string) => ({
    tags: ['map'],
    summary,
    params: z.object(tilePlace),
    querystring: query,
  })
  /** A tile whose address names its version never changes. */
  const kept = (version: string | undefined) => ({
    'cache-control': version === undefined ? 'private, no-cache' : 'private, max-age=604800',
    vary: 'cookie',
  })

  app.get(
    '/api/terrain/heights/:z/:x/:y',
    { schema: schema('Heights as a terrarium PNG of 256 x 256') },
    async (request, reply) => {
      signedIn(request)
      const tile = await tileOf({ is: 'heights' }, request.params, request.query.version)
      return reply.headers(kept(request.query.version)).type('image/png').send(tile)
    },
  )
  app.get(
    '/api/terrain/contours/:z/:x/:y',
    { schema: schema('Contour lines as a vector tile, layer `contours`') },
    async (request, reply) => {
      signedIn(request)
      const tile = await tileOf({ is: 'contours' }, request.params, request.query.version)
      return reply.headers(kept(request.query.version)).type('application/vnd.mapbox-vector-tile').send(tile)
    },
  )
  app.get(
    '/api/terrain/landcover/:theme/:z/:x/:y',
    {
      schema: {
        ...schema('What covers the ground, as a PNG of 256 x 256'),
        params: z.object({ ...tilePlace, theme: z.enum(['dark', 'light']) }),
      },
    },
    async (request, reply) => {
      signedIn(request)
      const { theme, ...id } = request.params
      const tile = await tileOf({ is: 'landcover', theme }, id, request.query.version)
      return reply.headers(kept(request.query.version)).type('image/png').send(tile)
    },
  )
}
