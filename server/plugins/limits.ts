import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { ApiError } from '../errors.ts'

/** A minute of one account, or of one address when nobody is signed in. Nobody at a screen comes near it. */
const PER_MINUTE = 6_000
/** A feed may give commands faster than a person. */
const COMMANDS_PER_MINUTE = 30_000
/** A telephone network hides thousands of phones behind one address. */
const DEVICES_PER_MINUTE = 600_000

function perMinute({ url }: FastifyRequest): number {
  if (url.startsWith('/ingest/')) return DEVICES_PER_MINUTE
  return url.endsWith('/commands') ? COMMANDS_PER_MINUTE : PER_MINUTE
}

/**
 * Bounds how often one account or address may ask. Routes may set their own limit. Counted once the session is known and
 * before anything is read: what is malformed, or too large, counts too.
 */
export const limits = fp(
  async (app: FastifyInstance) => {
    if (!app.services.config.rateLimits) return
    await app.register(rateLimit, {
      ...{ global: true, max: perMinute, timeWindow: 60_000, hook: 'onRequest' },
      keyGenerator: (request) => request.session?.account.id ?? request.ip,
      errorResponseBuilder: (_, { ttl }) => new ApiError('too-many', { retryAfterS: Math.ceil(ttl / 1000) }),
    })
  },
  { name: 'limits', dependencies: ['session'] },
)
