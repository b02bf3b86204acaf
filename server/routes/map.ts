import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ApiError } from '../errors.ts'
import { signedIn } from '../plugins/session.ts'
import { MAP_LAYERS, type County } from '../setup/county.ts'

interface Encoded {
  readonly etag: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

/** The county's map by layer: made into text and compressed once for each version. */
export const mapRoutes: FastifyPluginAsyncZod = async (app) => {
  const { county } = app.services
  const encoded = new Map<string, Promise<Encoded>>()

  app.get(
    '/api/map/:layer',
    {
      schema: {
        tags: ['map'],
        summary: 'One layer of the county as GeoJSON, WGS-84',
        params: z.object({ layer: z.enum(MAP_LAYERS) }),
      },
    },
    async (request, reply) => {
      signedIn(request)
      const { now } = county
      if (!now) throw new ApiError('not-found')
      const { layer } = request.params
      const key = `${now.version}/${layer}`
      const making = encoded.get(key) ?? encode(now, layer)
      encoded.set(key, making)
      const made = await making
      reply.headers({ etag: made.etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' })
      if (request.headers['if-none-match'] === made.etag) return reply.code(304).send()
      const wanted = request.headers['accept-encoding'] ?? ''
      const encoding = /\bbr\b/.test(wanted) ? 'br' : /\bgzip\b/.test(wanted) ? 'gzip' : undefined
      if (encoding) reply.header('content-encoding', encoding)
      return reply.type('application/geo+json').send(made[encoding ?? 'plain'])
    },
  )
}

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

async function encode({ version, layers }: County, layer: string): Promise<Encoded> {
  const plain = Buffer.from(JSON.stringify(layers[layer]))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const [zipped, br] = await Promise.all([toGzip(plain, { level: 9 }), toBrotli(plain, quality)])
  return { etag: `"${version}-${layer}"`, plain, gzip: zipped, br }
}
