import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { grantIn } from '../../domain/access.ts'
import { signedIn } from '../plugins/session.ts'
import { accessOf, statusOf } from '../rooms/rooms.ts'

/** The operations one may enter. */
export const operationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { rooms } = app.services
  app.get(
    '/api/operations',
    { schema: { tags: ['operations'], summary: 'The operations you may enter' } },
    async (request) => {
      const { account } = signedIn(request)
      const operations = [...rooms.all()].flatMap((operation) => {
        const grant = grantIn(accessOf(operation), account.grants)
        if (!grant) return []
        const { id, kind, titleZh, titleEn, createdAt } = operation.row
        const title = { zh: titleZh, en: titleEn }
        const { role, jurisdiction } = grant
        return [
          {
            id,
            kind,
            title,
            status: statusOf(operation),
            role,
            jurisdiction,
            createdAt: createdAt.toISOString(),
          },
        ]
      })
      return { operations }
    },
  )
}
