import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ApiError } from '../errors.ts'
import { signedIn } from '../plugins/session.ts'
import { checkTile, tilePlace } from '../terrain/tile-place.ts'
import { TerrainTiles, type TerrainTile } from '../terrain/terrain-tiles.ts'
import type { TileId } from '../terrain/tile.ts'

/** The version of the county that the tile is of; it makes the address one that never changes. */
const query = z.strictObject({ version: z.string().max(100).optional() })

/** The county's terrain as tiles for MapLibre: heights, contour lines and what covers the ground. */
export const terrainRoutes: FastifyPluginAsyncZod = async (app) => {
  const { county } = app.services
  let tiles: TerrainTiles | undefined

  function tilesNow(): TerrainTiles {
    const { now } = county
    if (!now?.terrain) throw new ApiError('not-found')
    if (tiles?.version !== now.version) tiles = new TerrainTiles(now.version, now.terrain)
    return tiles
  }

  async function tileOf(what: TerrainTile, id: TileId): Promise<Buffer> {
    checkTile(id)
    const tile = await tilesNow().get(what, id)
    if (!tile) throw new ApiError('not-found')
    return tile
  }

  const schema = (summary: string) => ({
    tags: ['map'],
    summary,
    params: z.object(tilePlace),
    querystring: query,
  })
  const KEPT = { 'cache-control': 'private, max-age=604800', vary: 'cookie' }

  app.get(
    '/api/terrain/heights/:z/:x/:y',
    { schema: schema('Heights as a terrarium PNG of 256 x 256') },
    async (request, reply) => {
      signedIn(request)
      const tile = await tileOf({ is: 'heights' }, request.params)
      return reply.headers(KEPT).type('image/png').send(tile)
    },
  )
  app.get(
    '/api/terrain/contours/:z/:x/:y',
    { schema: schema('Contour lines as a vector tile, layer `contours`') },
    async (request, reply) => {
      signedIn(request)
      const tile = await tileOf({ is: 'contours' }, request.params)
      return reply.headers(KEPT).type('application/vnd.mapbox-vector-tile').send(tile)
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
      const tile = await tileOf({ is: 'landcover', theme }, id)
      return reply.headers(KEPT).type('image/png').send(tile)
    },
  )
}
