import type { FastifyBaseLogger } from 'fastify'

/** Where the program writes what happened: structured, one JSON object a line. Never passwords, cookies or phones. */
export type Log = Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>
