import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { grantFaults, grantsSchema, isAdmin } from '../accounts/grants.ts'
import type { Grant } from '../../domain/access.ts'
import { meetsRule } from '../accounts/password.ts'
import { ApiError, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { asAdmin } from '../plugins/session.ts'
import { accountAnswer, accountsAnswer, madeAnswer, resetAnswer } from '../../domain/answers/accounts.ts'
import { answers } from '../plugins/described.ts'

export const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/, 'username')
const displayName = z.string().trim().min(1).max(40)
const params = z.object({ id: z.string().min(1).max(64) })

/** Who may sign in, and what they may do. For the administrator; every change is kept in the audit record. */
export const accountRoutes: FastifyPluginAsyncZod = async (app) => {
  const { accounts, signIn, audit, county } = app.services
  const checked = (grants: readonly Grant[]): void => {
    const faults = grantFaults(grants, county.now?.territory.codes)
    if (faults.length > 0) throw invalid(...faults)
  }
  const schema = { tags: ['accounts'] }

  app.get(
    '/api/accounts',
    { schema: { ...schema, summary: 'All accounts', response: { 200: answers(accountsAnswer) } } },
    async (request) => {
      asAdmin(request)
      return { accounts: await accounts.list() }
    },
  )

  app.post(
    '/api/accounts',
    {
      schema: {
        ...{ ...schema, summary: 'Make an account; without a password, a one-time one is answered' },
        body: z.strictObject({
          username,
          displayName,
          grants: grantsSchema,
          password: z.string().max(200).optional(),
        }),
        response: { 201: answers(madeAnswer, 'Made') },
      },
    },
    async (request, reply) => {
      const by = asAdmin(request)
      const { password: wished, ...wish } = request.body
      checked(wish.grants)
      if (wished !== undefined && !meetsRule(wished, wish.username))
        throw invalid(fault('password', 'password-rule'))
      const made = await accounts.make({ ...wish, ...(wished === undefined ? {} : { password: wished }) })
      const { account, password } = made
      const detail = { grants: account.grants }
      await audit({ account: by.id, what: 'account.make', target: account.id, result: 'ok', detail })
      return reply.code(201).send({ account, ...(password === undefined ? {} : { password }) })
    },
  )

  app.patch(
    '/api/accounts/:id',
    {
      schema: {
        ...{ ...schema, summary: 'Disable or enable, rename, give exactly these rights' },
        params,
        body: z.strictObject({
          disabled: z.boolean().optional(),
          grants: grantsSchema.optional(),
          displayName: displayName.optional(),
        }),
        response: { 200: answers(accountAnswer) },
      },
    },
    async (request) => {
      const by = asAdmin(request)
      const { id } = request.params
      if (!(await accounts.get(id))) throw new ApiError('not-found')
      const { body } = request
      if (body.grants) checked(body.grants)
      // Nobody could let them in again.
      if (id === by.id && (body.disabled || (body.grants && !isAdmin(body.grants))))
        throw new ApiError('forbidden')
      await accounts.change(id, {
        ...(body.disabled === undefined ? {} : { disabled: body.disabled }),
        ...(body.grants === undefined ? {} : { grants: body.grants }),
        ...(body.displayName === undefined ? {} : { displayName: body.displayName }),
      })
      const detail = { disabled: body.disabled, grants: body.grants, renamed: body.displayName !== undefined }
      await audit({ account: by.id, what: 'account.change', target: id, result: 'ok', detail })
      return { account: await accounts.get(id) }
    },
  )

  app.post(
    '/api/accounts/:id/reset',
    {
      schema: {
        ...{ ...schema, summary: 'A new one-time password; lifts a lock, signs out everywhere', params },
        response: { 200: answers(resetAnswer) },
      },
    },
    async (request) => {
      const by = asAdmin(request)
      const { id } = request.params
      const account = await accounts.get(id)
      if (!account) throw new ApiError('not-found')
      const password = await accounts.reset(id)
      signIn.unlock(account.username)
      await audit({ account: by.id, what: 'account.reset', target: id, result: 'ok' })
      return { password }
    },
  )
}
