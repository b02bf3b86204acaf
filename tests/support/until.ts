import { setTimeout as pause } from 'node:timers/promises'

/**
 * How long a condition is waited for. No rule hangs on it: what never comes true fails a little earlier than by the limit
 * of its test (vitest.config.ts), and says what it was. What starts programs and browsers waits longer.
 */
export const PATIENCE_MS = Number(process.env['PATIENCE_MS'] ?? 10_000)

/**
 * Waits until `condition` gives something truthy, and returns that. Asked every 25 ms, because what is waited for
 * (a process, a port, a file) tells nobody when it changes.
 * @throws when `timeoutMs` have passed, naming `what` and the last error
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = PATIENCE_MS,
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
