import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ApiError } from '../errors.ts'
import { signedIn } from '../plugins/session.ts'
import { checkTile, tilePlace } from '../terrain/tile-place.ts'
import { Tianditu } from '../tianditu/tianditu.ts'
import { TileCache } from '../tianditu/tile-cache.ts'
import { TIANDITU_LAYERS } from '../tianditu/upstream.ts'
import { files } from '../plugins/described.ts'

const MOST_BYTES = 4 * 1024 ** 3

/** 天地图, when the county has a key: the page asks us, and we ask them. Without a key there are no such tiles. */
export const tiandituRoutes: FastifyPluginAsyncZod = async (app) => {
  const { config, now } = app.services
  const { tianditu } = config
  if (!tianditu) return
  const cache = new TileCache(config.dataDir, 'tianditu', MOST_BYTES)
  const tiles = new Tianditu({ ...tianditu, cache, now, output: app.log })
  app.addHook('onClose', () => tiles.settled())

  app.get(
    '/api/tianditu/:layer/:z/:x/:y',
    {
      schema: {
        ...{ tags: ['map'], summary: 'A tile of 天地图, as it was last to be had' },
        params: z.object({ ...tilePlace, layer: z.enum(TIANDITU_LAYERS) }),
        response: { 200: files('The tile', 'image/png', 'image/jpeg') },
      },
    },
    async (request, reply) => {
      signedIn(request)
      const { layer, ...id } = request.params
      checkTile(id)
      const tile = await tiles.tile(layer, id)
      if (!tile) throw new ApiError('not-found')
      return reply
        .header('cache-control', 'private, max-age=86400')
        .type(tile[0] === 0x89 ? 'image/png' : 'image/jpeg')
        .send(tile)
    },
  )
}
