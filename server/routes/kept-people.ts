import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { freeText, saidPerson } from '../../domain/fields.ts'
import { personId } from '../../domain/ids.ts'
import { invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { asAnyAdmin } from '../plugins/session.ts'
import { limitUpTo } from './queries.ts'
import { done } from '../../domain/answers/common.ts'
import { keptPeopleAnswer } from '../../domain/answers/people.ts'
import { answers } from '../plugins/described.ts'

const reason = freeText(200)
const params = z.object({ id: personId })
const { name, phone } = saidPerson.shape

/** The people kept beside the log: who they are, masked, and where they are named; correcting and erasing them. */
export const keptPeopleRoutes: FastifyPluginAsyncZod = async (app) => {
  const { people } = app.services
  const tags = ['people']

  app.get(
    '/api/people',
    {
      schema: {
        ...{ tags, summary: 'People whom records of your jurisdiction name, masked, and where; by page' },
        querystring: z.strictObject({
          state: z.enum(['kept', 'erased']).default('kept'),
          search: z.string().trim().min(1).max(40).optional().meta({
            description: 'A whole name or number, a name’s first character or a number’s last four digits',
          }),
          before: personId.optional().meta({ description: 'The last id of the page before' }),
          limit: limitUpTo(200, 50),
        }),
        response: { 200: answers(keptPeopleAnswer) },
      },
    },
    async (request) => {
      const { state, ...wish } = request.query
      return people.list(asAnyAdmin(request), { ...wish, erased: state === 'erased' })
    },
  )

  app.patch(
    '/api/people/:id',
    {
      schema: {
        ...{ tags, summary: 'Put a name or phone right; the reason is kept in the audit record' },
        params,
        body: z.strictObject({ name: name.optional(), phone: phone.nullable(), reason }),
        response: { 200: answers(done) },
      },
    },
    async (request) => {
      const admin = asAnyAdmin(request)
      const { reason: why, name: right, phone: number } = request.body
      if (right === undefined && number === undefined) throw invalid(fault('name', 'name-or-phone'))
      const change = {
        ...(right === undefined ? {} : { name: right }),
        ...(number === undefined ? {} : { phone: number }),
      }
      await people.correct(admin, request.params.id, change, why)
      return { ok: true }
    },
  )

  app.post(
    '/api/people/:id/erase',
    {
      schema: {
        ...{ tags, summary: 'Forget a name and phone for good; the reason is kept in the audit record' },
        params,
        body: z.strictObject({
          confirm: z
            .literal('erase')
            .meta({ description: 'Said by whoever has been told that there is no way back' }),
          reason,
        }),
        response: { 200: answers(done) },
      },
    },
    async (request) => {
      await people.erase(asAnyAdmin(request), request.params.id, request.body.reason)
      return { ok: true }
    },
  )
}
