import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const LATEST_MS = 20_000

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

type Worker = Partial<Record<'installing' | 'waiting' | 'active', object | null>>

/** A browser and the page in it, just opened. `line.up`: whether the server answers. */
async function opened({ controller = null as object | null } = {}) {
  const line = { up: true }
  const worker: Worker = { installing: {}, waiting: null, active: null }
  let isReady = () => {}
  const answer = async <T>(value: T): Promise<T> => {
    if (!line.up) throw new TypeError('Failed to fetch')
    return value
  }
  const update = vi.fn<() => Promise<void>>(() => answer(undefined))
  const register = vi.fn<() => Promise<Worker>>(() => answer(Object.assign(worker, { update })))
  const serviceWorker = Object.assign(new EventTarget(), {
    ...{ controller, register },
    ready: new Promise<void>((resolve) => (isReady = resolve)),
  })
  vi.stubEnv('PROD', true)
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { serviceWorker })
  vi.resetModules()
  const { registration } = await import('./registration.svelte.ts')
  registration.start()
  return { registration, line, worker, register, update, serviceWorker, isReady: () => isReady() }
}

it('waits for the page to have what it needs itself, and not for ever', async () => {
  const soon = await opened()
  expect(soon.register).not.toHaveBeenCalled()
  soon.registration.begin()
  expect(soon.register).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(LATEST_MS)
  expect(soon.register).toHaveBeenCalledTimes(1)

  const never = await opened()
  await vi.advanceTimersByTimeAsync(LATEST_MS)
  expect(never.register).toHaveBeenCalledTimes(1)
})

it('asks again for the first program when the line is back, if it was cut before that had come', async () => {
  const { registration, line, register, update, isReady } = await opened()
  line.up = false
  registration.begin()
  await vi.advanceTimersByTimeAsync(0)
  expect(registration.state).toBe('none')

  await registration.look()
  expect([register.mock.calls.length, registration.state]).toEqual([2, 'none'])

  line.up = true
  await registration.look()
  expect([register.mock.calls.length, registration.state]).toEqual([3, 'preparing'])
  isReady()
  await vi.advanceTimersByTimeAsync(0)
  expect(registration.state).toBe('ready')
  expect(update).not.toHaveBeenCalled()
})

it('asks again as well if the line was cut while the parts of the first program came', async () => {
  const { registration, worker, register, update } = await opened()
  registration.begin()
  await vi.advanceTimersByTimeAsync(0)
  // The browser gives a program up that could not be taken in whole, and its registration with it.
  worker.installing = null
  await registration.look()
  expect(register).toHaveBeenCalledTimes(2)
  expect(update).not.toHaveBeenCalled()
})

it('asks for a newer program when the line is back, and goes on with its own if there is no answer', async () => {
  const { registration, line, register, update, isReady, worker } = await opened()
  registration.begin()
  worker.active = {}
  worker.installing = null
  isReady()
  await vi.advanceTimersByTimeAsync(0)
  await registration.look()
  line.up = false
  await registration.look()
  expect([register.mock.calls.length, update.mock.calls.length]).toEqual([1, 2])
  expect(registration.state).toBe('ready')
})

it('goes on with the program that is known already when the page is opened without a line', async () => {
  const { registration, line, isReady } = await opened({ controller: {} })
  line.up = false
  isReady()
  registration.begin()
  await vi.advanceTimersByTimeAsync(0)
  expect(registration.state).toBe('ready')
})

it('says that a newer program serves from now on, but not of the first', async () => {
  const first = await opened()
  first.serviceWorker.dispatchEvent(new Event('controllerchange'))
  expect(first.registration.newer).toBe(false)
  first.serviceWorker.dispatchEvent(new Event('controllerchange'))
  expect(first.registration.newer).toBe(true)
})
