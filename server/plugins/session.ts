import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Account } from '../accounts/accounts.ts'
import { isAdmin, isAnyAdmin, isAuditor, isController } from '../accounts/grants.ts'
import type { Session, Sessions } from '../accounts/sessions.ts'
import { ApiError } from '../errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; read it with `signedIn`. */
    session: Session | undefined
  }
}

export const COOKIE = 'fenghuo'

/** Finds the session of each request's cookie. */
export const session = fp(
  async (app: FastifyInstance, { sessions }: { sessions: Sessions }) => {
    await app.register(cookie)
    app.decorateRequest('session', undefined)
    app.addHook('onRequest', async (request) => {
      const token = request.cookies[COOKIE]
      if (token) request.session = await sessions.find(token)
    })
  },
  { name: 'session', dependencies: ['security'] },
)

export function giveCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  kind: Session['kind'],
): void {
  reply.setCookie(COOKIE, token, {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' },
    // A wall comes back by itself after its computer was restarted.
    ...(kind === 'wall' ? { maxAge: 400 * 24 * 60 * 60 } : {}),
  })
}

/** Tells a browser from which somebody has signed in from a stranger's (accounts/known-browser.ts); it opens nothing. */
export const BROWSER_COOKIE = 'fenghuo-browser'

export function giveBrowserCookie(request: FastifyRequest, reply: FastifyReply, browser: string): void {
  reply.setCookie(BROWSER_COOKIE, browser, {
    ...{ path: '/api/session', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' },
    maxAge: 180 * 24 * 60 * 60,
  })
}

export const takeCookie = (reply: FastifyReply): void => void reply.clearCookie(COOKIE, { path: '/' })

/** @throws ApiError sign-in-required; password-change-required unless told that it does not matter */
export function signedIn(request: FastifyRequest, evenBeforeChange = false): Session {
  const { session: found } = request
  if (!found) throw new ApiError('sign-in-required')
  if (found.account.mustChange && !evenBeforeChange) throw new ApiError('password-change-required')
  return found
}

function withRight(request: FastifyRequest, has: (grants: Account['grants']) => boolean): Account {
  const { account } = signedIn(request)
  if (!has(account.grants)) throw new ApiError('forbidden')
  return account
}

/** Of the county or of one office: what that one may reach is for the route to see to. */
export const asAnyAdmin = (request: FastifyRequest): Account => withRight(request, isAnyAdmin)
/** Of the county: for what is not one office's alone. */
export const asAdmin = (request: FastifyRequest): Account => withRight(request, isAdmin)
export const asController = (request: FastifyRequest): Account => withRight(request, isController)
/** The record of who did what is for the auditor; the administrator, whom it watches, does not read it. */
export const asAuditor = (request: FastifyRequest): Account => withRight(request, isAuditor)
