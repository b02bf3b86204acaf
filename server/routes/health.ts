import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { isAdmin, isAuditor } from '../accounts/grants.ts'
import { ApiError, errorBody } from '../errors.ts'

/** Whether it runs, whether it takes commands, and what Prometheus reads. */
export const healthRoutes: FastifyPluginAsyncZod = async (app) => {
  const { storage, rooms, metrics, stopping } = app.services
  const quiet = { logLevel: 'warn' as const, config: { rateLimit: false as const } }

  app.get(
    '/health/live',
    { ...quiet, schema: { tags: ['health'], summary: 'The process runs' } },
    async () => ({
      ok: true,
    }),
  )

  app.get(
    '/health/ready',
    { ...quiet, schema: { tags: ['health'], summary: 'Commands are taken; else 503 with the reason' } },
    async (_, reply) => {
      const reason = stopping.now
        ? 'stopping'
        : !queuesAccept()
          ? 'queue-full'
          : (await storage.ping())
            ? undefined
            : 'database'
      if (reason === undefined) return { ok: true }
      return reply.code(503).send({ ...errorBody(new ApiError('not-ready')), reason })
    },
  )

  app.get(
    '/metrics',
    {
      ...quiet,
      schema: { tags: ['health'], summary: 'Prometheus; from this machine, or for administrators' },
    },
    async (request, reply) => {
      const grants = request.session?.account.grants ?? []
      // The line itself, not what a header says; a proxy on this machine speaks for others.
      const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
      const from = request.socket.remoteAddress ?? ''
      const local = forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(from)
      if (!local && !isAdmin(grants) && !isAuditor(grants)) throw new ApiError('forbidden')
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
    },
  )

  const queuesAccept = (): boolean => [...rooms.all()].every(({ room }) => room.accepting)
}
