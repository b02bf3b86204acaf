/** What the worker is given, and what it and the main thread say to each other. */
export interface WorkerSetup {
  /** PGDATA, made by init.ts. */
  folder: string
  /** Path of the Unix socket to listen on; `undefined` = TCP on loopback, any port. */
  socket: string | undefined
  /** The port to listen on without a Unix socket; 0 = any. */
  port: number
}

export type ToWorker = { type: 'status' } | { type: 'close' }

export type FromWorker =
  | { type: 'ready'; address: string }
  | { type: 'status'; running: boolean; queued: number }
  | { type: 'failed'; reason: string }
  | { type: 'closed' }
