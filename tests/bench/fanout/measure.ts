import { Child } from '../lib/child.ts'
import { percentile } from '../lib/percentile.ts'
import type { Received } from './clients.ts'
import type { Way } from './server.ts'

export interface Load {
  readonly clients: number
  readonly units: number
  readonly perSecond: number
}

export interface Measured {
  /** Of one core, 1 = all of it. */
  readonly cpu: number
  /** CPU time of the server for one update delivered to one client. */
  readonly microsecondsEach: number
  readonly bytesEach: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Delivered of what should have been. */
  readonly share: number
  readonly faults: number
}

const WARM_UP_MS = 4_000

/** One server process, one process with all clients, one load, one window. */
export async function measure(way: Way, load: Load, seconds: number): Promise<Measured> {
  const server = new Child(new URL('./server.ts', import.meta.url))
  const clients = new Child(new URL('./clients.ts', import.meta.url))
  try {
    const port = await server.ask<number>('listen', { way, ...load })
    await clients.ask('connect', { way, port, count: load.clients })
    await passing(WARM_UP_MS)
    await clients.ask('begin')
    const [cpu, from] = [await server.ask<number>('cpu'), performance.now()]
    await passing(seconds * 1000)
    const used = (await server.ask<number>('cpu')) - cpu
    const got = await clients.ask<Received>('end')
    const elapsed = (performance.now() - from) / 1000
    return {
      cpu: used / elapsed,
      microsecondsEach: (used * 1e6) / got.updates,
      bytesEach: got.bytes / got.updates,
      p50Ms: percentile(got.delaysMs, 50),
      p99Ms: percentile(got.delaysMs, 99),
      share: got.updates / (load.clients * load.perSecond * elapsed),
      faults: got.faults,
    }
  } finally {
    await Promise.all([server.stop(), clients.stop()])
  }
}

const passing = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
