import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until `condition` gives something truthy, and returns that. Asked every 25 ms, because what is waited for
 * (a process, a port, a file) tells nobody when it changes.
 * @throws when `timeoutMs` have passed, naming `what` and the last error
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs
  for (let lastError: unknown; ; await pause(25)) {
    try {
      const value = await condition()
      if (value) return value
    } catch (error) {
      lastError = error
    }
    if (Date.now() > deadline)
      throw new Error(`waited ${timeoutMs} ms in vain until ${what}`, { cause: lastError })
  }
}
