import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { isAdmin, isAuditor } from '../accounts/grants.ts'
import { ApiError, errorBody } from '../errors.ts'
import { z } from 'zod'
import { done, said } from '../../domain/answers/common.ts'
import { answers, files } from '../plugins/described.ts'

const notReady = z.object({
  ...{ ok: z.literal(false), code: z.literal('not-ready'), message: said },
  reason: z.enum(['stopping', 'queue-full', 'database']),
})

/** Whether it runs, whether it takes commands, and what Prometheus reads. */
export const healthRoutes: FastifyPluginAsyncZod = async (app) => {
  const { storage, rooms, metrics, stopping } = app.services
  const quiet = { logLevel: 'warn' as const, config: { rateLimit: false as const } }

  app.get(
    '/health/live',
    { ...quiet, schema: { tags: ['health'], summary: 'The process runs', response: { 200: answers(done) } } },
    async () => ({
      ok: true,
    }),
  )

  app.get(
    '/health/ready',
    {
      ...quiet,
      schema: {
        ...{ tags: ['health'], summary: 'Commands are taken; else 503 with the reason' },
        response: { 200: answers(done), 503: answers(notReady, 'With the reason') },
      },
    },
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
      schema: {
        ...{ tags: ['health'], summary: 'Prometheus; from this machine, or for administrators' },
        response: { 200: files('Metrics as text', 'text/plain') },
      },
    },
    async (request, reply) => {
      const grants = request.session?.account.grants ?? []
      if (!isFromHere(request) && !isAdmin(grants) && !isAuditor(grants)) throw new ApiError('forbidden')
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
    },
  )

  const queuesAccept = (): boolean => [...rooms.all()].every(({ room }) => room.accepting)
}

/** What a proxy adds to a request that it hands on. */
const OF_PROXIES = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

/** Whether a program of this machine asks: by the line itself; a proxy here speaks for others, and any header shows it. */
const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
  OF_PROXIES.every((name) => !(name in headers))
