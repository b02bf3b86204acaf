import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Session } from './session.svelte.ts'

const CONFIG = { version: '1', demo: null, county: null, staleAfterS: 300 }
const WHO = { account: { id: 'a-1', username: 'observer', displayName: 'Observer' }, grants: [] }

/** What the server answers: a sign-out when it is let. */
let letOut: () => void

beforeEach(() => {
  const gone = new Promise<void>((resolve) => (letOut = resolve))
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit = {}) => {
    if (method === 'DELETE') await gone
    return Response.json(path === '/api/config' ? CONFIG : method === 'GET' ? WHO : {})
  })
})
afterEach(() => void vi.unstubAllGlobals())

async function signedIn(): Promise<Session> {
  const session = new Session()
  await session.load()
  expect(session.door.is).toBe('in')
  return session
}

it('tells whoever was signed out by others', async () => {
  const session = await signedIn()
  session.ended()
  expect(session.door).toEqual({ is: 'out', ended: true })
})

it('tells nobody who signs out, though the line hears of it before it is answered', async () => {
  const session = await signedIn()
  const out = session.signOut()
  session.ended()
  expect(session.door).toEqual({ is: 'out', ended: false })
  letOut()
  await out
  expect(session.door).toEqual({ is: 'out', ended: false })
})

it('tells whoever signs in again after that, and is then signed out by others', async () => {
  const session = await signedIn()
  const out = session.signOut()
  letOut()
  await out
  await session.signIn('observer', 'secret')
  expect(session.door.is).toBe('in')
  session.ended()
  expect(session.door).toEqual({ is: 'out', ended: true })
})

it('leaves in whoever signed in before the sign-out was answered', async () => {
  const session = await signedIn()
  const out = session.signOut()
  session.ended()
  await session.signIn('another', 'secret')
  letOut()
  await out
  expect(session.door.is).toBe('in')
})
