import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { grantIn, type Grant } from '../../domain/access.ts'
import { signedIn } from '../plugins/session.ts'
import { accessOf, statusOf, type Operation } from '../rooms/rooms.ts'
import { operationsAnswer } from '../../domain/answers/operations.ts'
import { answers } from '../plugins/described.ts'

/** The operations one may enter. */
export const operationRoutes: FastifyPluginAsyncZod = async (app) => {
  const { rooms } = app.services
  app.get(
    '/api/operations',
    {
      schema: {
        ...{ tags: ['operations'], summary: 'The operations you may enter' },
        response: { 200: answers(operationsAnswer) },
      },
    },
    async (request) => {
      const { account } = signedIn(request)
      const operations = [...rooms.all()].flatMap((operation) => {
        const grant = grantIn(accessOf(operation), account.grants)
        return grant ? [shownOperation(operation, grant)] : []
      })
      return { operations }
    },
  )
}

/** An operation as somebody in a role sees it in a list. */
export function shownOperation(operation: Operation, { role, jurisdiction }: Grant) {
  const { id, kind, titleZh, titleEn, createdAt } = operation.row
  return {
    ...{ id, kind, title: { zh: titleZh, en: titleEn }, status: statusOf(operation), role, jurisdiction },
    createdAt: createdAt.toISOString(),
  }
}
