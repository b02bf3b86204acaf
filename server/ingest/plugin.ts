import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { ApiError, invalid } from '../errors.ts'
import type { IngestOptions } from './options.ts'
import { decodeOwnTracks } from './owntracks.ts'
import { authenticate } from './owntracks-auth.ts'
import type { Decoded, IngestRequest, Reading } from './reading.ts'
import { take, type IngestSinks, type Taken } from './take.ts'
import { decodeTraccar } from './traccar.ts'
import { z } from 'zod'
import { takenAnswer } from '../../domain/answers/devices.ts'
import { answers } from '../plugins/described.ts'
import { osmandMessage, osmandQuery, owntracksMessage } from './described.ts'

const MOST_BYTES = 1024 * 1024

/** `/ingest/osmand` and `/ingest/owntracks`: the doors for phones and trackers. Register without a prefix. */
export const ingest: FastifyPluginAsync<IngestOptions> = async (app, options) => {
  // Trackers name any content type or none; the decoders look at the body itself.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_, body, done) => {
    done(null, body)
  })

  for (const [method, described] of [
    ['GET', osmandQuery],
    ['POST', osmandMessage],
  ] as const)
    app.route({
      ...{ method, url: '/ingest/osmand', bodyLimit: MOST_BYTES, config: { described } },
      schema: {
        tags: ['devices'],
        summary: 'Positions from Traccar Client and OsmAnd-like trackers',
        description: 'A query or form, a JSON object or a JSON array; see docs/positions.md.',
        response: { 200: answers(takenAnswer) },
      },
      handler: async (request) => {
        const asked = readRequest(request, options.now())
        return answer(await taking('traccar', request, decodeTraccar(asked), asked.nowMs))
      },
    })

  app.post(
    '/ingest/owntracks',
    {
      bodyLimit: MOST_BYTES,
      config: { described: owntracksMessage },
      schema: {
        tags: ['devices'],
        summary: 'Positions from OwnTracks in HTTP mode',
        description: 'One JSON message; user and device as X-Limit-U and X-Limit-D or ?u=&d=.',
        response: { 200: answers(z.array(z.never()), 'Taken; there is nothing to tell the phone') },
      },
    },
    async (request, reply) => {
      const asked = readRequest(request, options.now())
      const device = authenticate(asked, options.admits)
      if (device === undefined) {
        reply.header('WWW-Authenticate', 'Basic realm="owntracks"')
        throw new ApiError('wrong-credentials')
      }
      await taking('owntracks', request, decodeOwnTracks(asked, device), asked.nowMs)
      return []
    },
  )

  async function taking(
    format: 'traccar' | 'owntracks',
    request: FastifyRequest,
    decoded: Decoded,
    nowMs: number,
  ): Promise<Taken> {
    if (!decoded.ok) {
      request.log.info({ fields: decoded.fields }, 'malformed device message')
      options.count?.(format, 'malformed')
      throw invalid(...decoded.fields)
    }
    const sinks: IngestSinks = {
      ...options,
      address: request.ip,
      note: (reading: Reading, outcome: string) => {
        request.log.info({ device: reading.key, outcome }, 'device message')
        options.count?.(format, outcome)
      },
    }
    const taken = await take(decoded.readings, sinks, nowMs)
    if (taken.unknown.length > 0 && taken.known === 0) {
      throw new ApiError(taken.listed ? 'unknown-device' : 'unlisted-device')
    }
    return taken
  }
}

const answer = ({ stored, ignored, unknown }: Taken) => ({
  ok: true,
  stored,
  ignored,
  ...(unknown.length > 0 ? { unknown } : {}),
})

const readRequest = ({ query, body, headers }: FastifyRequest, nowMs: number): IngestRequest => ({
  query: query as Record<string, unknown>,
  contentType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
  body: typeof body === 'string' ? body : '',
  headers,
  nowMs,
})
