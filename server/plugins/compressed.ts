import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { acceptedEncoding } from '../accepted-encoding.ts'

/** What is smaller goes in a packet or two as it is. */
const WORTH_IT_BYTES = 2_048
const TEXT = /^(text\/|application\/(json|geo\+json|vnd\.mapbox-vector-tile))/
/** Of brotli: a state of 300 kB in some milliseconds, to a tenth. */
const QUALITY = 4

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * Compresses answers for those who can read it, beside the event loop. Streams, pictures and what is compressed already
 * go as they are.
 */
export const compressed = fp(
  async (app: FastifyInstance) => {
    app.addHook('onSend', async (request, reply, payload) => {
      if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
      const isText = TEXT.test(String(reply.getHeader('content-type') ?? ''))
      if (!isText || reply.hasHeader('content-encoding') || Buffer.byteLength(payload) < WORTH_IT_BYTES)
        return payload
      reply.header('vary', varyWith(reply.getHeader('vary')))
      const encoding = acceptedEncoding(request.headers['accept-encoding'])
      if (encoding === 'plain') return payload
      reply.header('content-encoding', encoding).removeHeader('content-length')
      if (encoding === 'gzip') return gzipped(payload)
      return brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
    })
  },
  { name: 'compressed' },
)

function varyWith(said: unknown): string {
  const names = String(said ?? '')
  if (names === '') return 'accept-encoding'
  return names.toLowerCase().includes('accept-encoding') ? names : `${names}, accept-encoding`
}
