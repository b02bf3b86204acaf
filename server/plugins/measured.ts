import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/** Counts, times and logs every request; in the metrics by the pattern of its route: the path itself may name an operation. */
export const measured = fp(
  async (app: FastifyInstance) => {
    const { requests } = app.services.metrics
    app.addHook('onResponse', async (request, reply) => {
      // Reading, and phones that say where they are, happen all the time; what changes something is worth a line.
      const isQuiet = request.method === 'GET' || request.url.startsWith('/ingest/')
      const facts = { req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
      request.log[isQuiet ? 'debug' : 'info']({ ...facts, account: request.session?.account.id }, 'request')
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
