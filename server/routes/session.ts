import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { meetsRule, verifyPassword } from '../accounts/password.ts'
import type { Session } from '../accounts/sessions.ts'
import { ApiError, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { BROWSER_COOKIE, giveBrowserCookie, giveCookie, signedIn, takeCookie } from '../plugins/session.ts'
import { sessionAnswer } from '../../domain/answers/accounts.ts'
import { done } from '../../domain/answers/common.ts'
import { answers } from '../plugins/described.ts'

const name = z.string().trim().min(1).max(64)
const password = z.string().min(1).max(200)

const shown = ({ account, expiresAt }: Session) => ({
  account: { id: account.id, username: account.username, displayName: account.displayName },
  grants: account.grants,
  expiresAt: expiresAt.toISOString(),
  mustChangePassword: account.mustChange,
})

/** Signing in and out, and one's own password. */
export const sessionRoutes: FastifyPluginAsyncZod = async (app) => {
  const { sessions, signIn, accounts, storage, audit } = app.services
  const schema = { tags: ['session'] }
  const rateLimit = { max: 300, timeWindow: 60_000 }

  app.post(
    '/api/session',
    {
      config: { rateLimit },
      schema: {
        ...{ ...schema, summary: 'Sign in', body: z.strictObject({ username: name, password }) },
        response: { 200: answers(sessionAnswer, 'Signed in; the cookie is the key') },
      },
    },
    async (request, reply) => {
      const { username, password: said } = request.body
      const { account, browser } = await signIn
        .check(username, said, { address: request.ip, browser: request.cookies[BROWSER_COOKIE] })
        .catch(async (error) => {
          const code = error instanceof ApiError ? error.code : 'failed'
          await audit({
            account: null,
            what: 'session.sign-in',
            result: 'refused',
            detail: { code, from: request.ip },
          })
          throw error
        })
      if (request.session) await sessions.end(request.session.tokenHash)
      const { token, session } = await sessions.begin(account)
      giveCookie(request, reply, token, session.kind)
      giveBrowserCookie(request, reply, browser)
      await audit({
        account: account.id,
        what: 'session.sign-in',
        result: 'ok',
        detail: { from: request.ip },
      })
      return shown(session)
    },
  )

  app.get(
    '/api/session',
    { schema: { ...schema, summary: 'Who am I', response: { 200: answers(sessionAnswer) } } },
    async (request) => shown(signedIn(request, true)),
  )

  const signOut = { ...schema, summary: 'Sign out', response: { 200: answers(done) } }
  app.delete('/api/session', { schema: signOut }, async (request, reply) => {
    const { tokenHash, account } = signedIn(request, true)
    await sessions.end(tokenHash)
    takeCookie(reply)
    await audit({ account: account.id, what: 'session.sign-out', result: 'ok' })
    return { ok: true }
  })

  app.put(
    '/api/session/password',
    {
      // Whoever finds a screen unlocked shall not try out what its owner's password may be.
      config: { rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        ...schema,
        summary: 'Change my password',
        body: z.strictObject({ current: password, next: password }),
        response: { 200: answers(done) },
      },
    },
    async (request) => {
      const session = signedIn(request, true)
      const { current, next } = request.body
      const row = await storage.accounts.readAccount(session.account.id)
      if (!row || !(await verifyPassword(current, row.passwordHash)))
        throw invalid(fault('current', 'password-current'))
      if (!meetsRule(next, row.username) || next === current) throw invalid(fault('next', 'password-rule'))
      await accounts.setPassword(row.id, next)
      await sessions.endOthers(session)
      await audit({ account: row.id, what: 'session.password', result: 'ok' })
      return { ok: true }
    },
  )
}
