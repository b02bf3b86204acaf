import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Counts and times every request, by the pattern of its route: the path itself may name an operation. */
export const measured = fp(
  async (app: FastifyInstance) => {
    const { requests } = app.services.metrics
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none'
      requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    })
  },
  { name: 'measured' },
)
