import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { ApiError } from '../errors.ts'

/** A minute of one account, or of one address when nobody is signed in. Nobody at a screen comes near it. */
const PER_MINUTE = 6_000

/** Bounds how often one account or address may ask. Routes may set their own limit. */
export const limits = fp(
  async (app: FastifyInstance) => {
    if (!app.services.config.rateLimits) return
    await app.register(rateLimit, {
      ...{ global: true, max: PER_MINUTE, timeWindow: 60_000, hook: 'preHandler' },
      keyGenerator: (request) => request.session?.account.id ?? request.ip,
      errorResponseBuilder: (_, { ttl }) => new ApiError('too-many', { retryAfterS: Math.ceil(ttl / 1000) }),
    })
  },
  { name: 'limits', dependencies: ['session'] },
)
