import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { freeText } from '../../domain/fields.ts'
import { operationId, personId } from '../../domain/ids.ts'
import type { Role } from '../../domain/actor.ts'
import { ApiError } from '../errors.ts'
import { peopleSeen } from '../people/seen.ts'
import { maskName, maskPhone } from '../people/masks.ts'
import { signedIn } from '../plugins/session.ts'
import { pictureAt } from '../rooms/picture.ts'
import { asOf } from './queries.ts'
import { peopleAnswer, revealedAnswer } from '../../domain/answers/people.ts'
import { answers } from '../plugins/described.ts'

/** Who may be told a phone number, with a reason that is kept. */
const MAY_REVEAL: readonly Role[] = ['commander', 'duty', 'team', 'controller']

/** Names and phones, kept apart from the log: masked, and in full only with a reason. */
export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  const { commands, storage, audit } = app.services
  const tags = ['people']

  app.get(
    '/api/operations/:op/people',
    {
      schema: {
        ...{
          tags,
          summary:
            'Names, and phones masked, or that they were erased, of people whom records that you may see name, now or as of an instant',
        },
        params: z.object({ op: operationId }),
        querystring: z.strictObject({
          ids: z
            .string()
            .max(15_000)
            .transform((text) => text.split(','))
            .pipe(z.array(personId).min(1).max(100)),
          at: asOf,
        }),
        response: { 200: answers(peopleAnswer) },
      },
    },
    async (request) => {
      const { operation, grant } = commands.enter(request.params.op, signedIn(request).account)
      const named = (
        await pictureAt(app.services, operation, request.query.at, (store) => peopleSeen(store, grant))
      ).result
      const rows = await storage.people.readPeople(request.query.ids.filter((id) => named.has(id)))
      const people = [...rows].map(([id, person]) => [id, shown(person, named.get(id) === 'staff')])
      return { people: Object.fromEntries(people) }
    },
  )

  app.post(
    '/api/operations/:op/people/:id/reveal',
    {
      schema: {
        ...{ tags, summary: 'Name and phone in full; the reason is kept in the audit record' },
        params: z.object({ op: operationId, id: personId }),
        querystring: z.strictObject({ at: asOf }),
        body: z.strictObject({ reason: freeText(200) }),
        response: { 200: answers(revealedAnswer) },
      },
    },
    async (request) => {
      const { account } = signedIn(request)
      const { op, id } = request.params
      const { operation, grant } = commands.enter(op, account)
      const { result: isNamed } = await pictureAt(app.services, operation, request.query.at, (store) =>
        peopleSeen(store, grant).has(id),
      )
      const isAllowed = MAY_REVEAL.includes(grant.role)
      const detail = { operation: op, reason: request.body.reason }
      const result = isNamed && isAllowed ? 'ok' : 'refused'
      // Written before it is told: what cannot be recorded is not revealed.
      await audit({ account: account.id, what: 'person.reveal', target: id, result, detail })
      if (!isAllowed) throw new ApiError('forbidden')
      const person = isNamed ? (await storage.people.readPeople([id])).get(id) : undefined
      if (!person) throw new ApiError('not-found')
      return { name: person.name, phone: person.phone }
    },
  )
}

/** Staff are called by their names; who reported is masked. */
function shown({ name, phone }: { name: string | null; phone: string | null }, isStaff: boolean) {
  if (name === null) return { erased: true }
  return { name: isStaff ? name : maskName(name), phoneMasked: phone && maskPhone(phone) }
}
