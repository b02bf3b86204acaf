import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from './config.ts'

/**
 * Whether the program will be able to listen, asked before the long work of a start. Which address it is without HOST
 * is known only when the database is open; loopback is among them all. Rejects with what listening says: EADDRINUSE,
 * EACCES, EADDRNOTAVAIL, ENOTFOUND.
 */
export async function portIsFree({ port, host = '127.0.0.1' }: Pick<Config, 'port' | 'host'>): Promise<void> {
  const probe = createServer().listen({ port, host })
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}
