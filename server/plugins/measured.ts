import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Counts and times every request, by the pattern of its route: the path itself may name an operation. */
export const measured = fp(
  async (app: FastifyInstance) => {
    const { requests } = app.services.metrics
    app.addHook('onResponse', async (request, reply) => {
      // Not even that an exercise was made may be read from the metrics.
      if (request.routeOptions.config.unmeasured) return
      const route = request.routeOptions.url ?? 'none'
      requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    })
  },
  { name: 'measured' },
)

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Leaves the route out of the metrics: that it was asked at all would say too much. */
    unmeasured?: boolean
  }
}
