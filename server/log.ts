import type { FastifyBaseLogger } from 'fastify'

/** Where the program writes what happened: structured, one JSON object a line. Never passwords, cookies or phones. */
export type Log = Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>

const unsaid = (): void => undefined

/** On the command line: what somebody must look at, and nothing else. */
export const consoleLog: Log = {
  debug: unsaid,
  info: unsaid,
  warn: (...said: unknown[]) => console.warn(...said),
  error: (...said: unknown[]) => console.error(...said),
}
