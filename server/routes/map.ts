import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { acceptedEncoding } from '../accepted-encoding.ts'
import { ApiError } from '../errors.ts'
import { exportLayer } from '../geo/export-layer.ts'
import { exportFormat, exportLanguage, sendExport } from '../geo/export.ts'
import { layerSourceOf } from '../geo/layer-source.ts'
import { LastFound } from '../last-used.ts'
import type { Storage } from '../plugins/database.ts'
import { signedIn } from '../plugins/session.ts'
import { MAP_LAYERS, type MapLayer } from '../setup/county.ts'
import { EXPORTS, files, nothing } from '../plugins/described.ts'

interface Encoded {
  readonly etag: string
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly br: Buffer
}

/** Layers of a few versions: the one of now, and those of an exercise and a playback. */
const MOST_KEPT = 4 * MAP_LAYERS.length

/** The county's map by layer, of the version of now or of any that is kept; compressed once for each version. */
export const mapRoutes: FastifyPluginAsyncZod = async (app) => {
  const { county, now, storage } = app.services
  const encoded = new LastFound<Encoded>(MOST_KEPT)
  const layerOf = (version: string, layer: MapLayer) =>
    encoded.of(`${version}/${layer}`, () => encode(storage, version, layer))

  app.get(
    '/api/map/:layer',
    {
      schema: {
        tags: ['map'],
        summary: 'One layer of the county as GeoJSON, WGS-84',
        description:
          'Of the version that `baseData` in the state of an operation names; without one, of the newest. ' +
          'A version never changes, so its layers may be kept.',
        params: z.object({ layer: z.enum(MAP_LAYERS) }),
        querystring: z.strictObject({
          version: z.string().max(128).optional(),
          ...{ format: exportFormat, lang: exportLanguage },
        }),
        response: { 200: files('The layer', ...EXPORTS), 304: nothing('It is as `if-none-match` says') },
      },
    },
    async (request, reply) => {
      signedIn(request)
      const version = request.query.version ?? county.now?.version
      const { format, lang } = request.query
      if (format) {
        const source = version === undefined ? undefined : await layerSourceOf(storage, version)
        if (!source) throw new ApiError('not-found')
        const { layer } = request.params
        const wish = { name: `${layer}-${source.version}`, format, lang, at: now() }
        return sendExport(reply, wish, await exportLayer(source, layer))
      }
      const made = version === undefined ? undefined : await layerOf(version, request.params.layer)
      if (!made) throw new ApiError('not-found')
      const kept = request.query.version === undefined ? 'no-cache' : 'max-age=604800, immutable'
      reply.headers({ etag: made.etag, 'cache-control': `private, ${kept}`, vary: 'accept-encoding, cookie' })
      if (request.headers['if-none-match'] === made.etag) return reply.code(304).send()
      const encoding = acceptedEncoding(request.headers['accept-encoding'])
      if (encoding !== 'plain') reply.header('content-encoding', encoding)
      return reply.type('application/geo+json').send(made[encoding])
    },
  )
}

const NOTHING = Buffer.from('{"type":"FeatureCollection","features":[]}')

/** Undefined when no such version is kept. A version of an older format has fewer layers: the others are empty. */
async function encode({ baseData }: Storage, version: string, layer: MapLayer): Promise<Encoded | undefined> {
  if (!(await baseData.readBaseVersion(version))) return undefined
  const kept = await baseData.readBaseLayer(version, layer)
  const plain = kept ? await promisify(gunzip)(kept) : NOTHING
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  return {
    etag: `"${version}-${layer}"`,
    plain,
    gzip: kept ?? (await promisify(gzip)(plain)),
    br: await promisify(brotliCompress)(plain, { params }),
  }
}
