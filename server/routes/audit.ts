import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asAuditor } from '../plugins/session.ts'
import { limitUpTo, whole } from './queries.ts'
import { auditAnswer } from '../../domain/answers/accounts.ts'
import { answers } from '../plugins/described.ts'

/** The record of who did what. For the auditor alone: it watches the administrator too. */
export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  const { accounts, storage } = app.services
  app.get(
    '/api/audit',
    {
      schema: {
        ...{ tags: ['accounts'], summary: 'Who did what, newest first' },
        querystring: z.strictObject({ before: whole.optional(), limit: limitUpTo(500, 100) }),
        response: { 200: answers(auditAnswer) },
      },
    },
    async (request) => {
      asAuditor(request)
      const { before, limit } = request.query
      const entries = await storage.audit.readAudit({ limit, ...(before === undefined ? {} : { before }) })
      // The record holds ids alone; the auditor reads today's user names beside them.
      const names = new Map((await accounts.list()).map(({ id, username }) => [id, username]))
      const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
      return {
        entries: entries.map(({ at, hash: _, ...entry }) => ({
          ...{ ...entry, at: at.toISOString() },
          ...{ accountName: named(entry.account), targetName: named(entry.target) },
        })),
      }
    },
  )
}
