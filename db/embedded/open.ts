import postgres, { type Sql } from 'postgres'
import { entry } from '../project.ts'
import { initUnlessThere } from './init-child.ts'
import { type MaintenanceLimits, maintain } from './maintain.ts'
import { type Ownership, ownFolder } from './owner.ts'
import { places } from './places.ts'
import { type Limits, Supervisor, usualLimits } from './supervise.ts'
import { within } from './worker-handle.ts'

export interface EmbeddedOptions {
  /** Told what the operator should know: where the sockets are, that the database was started again. */
  note: (text: string) => void
  /** For tests: another worker, shorter limits. */
  worker?: URL
  limits?: Limits
  maintenance?: MaintenanceLimits
}

export interface Embedded {
  sql: Sql
  owner: Ownership
  supervisor: Supervisor
  /** Whether a query is answered within the limit; a stuck worker is restarted behind it. */
  ping(): Promise<boolean>
  close(): Promise<void>
}

/** Opens, or makes, the database in `<dataDir>/db`. Throws DataFolderInUse or DataFolderNotWritable. */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions): Promise<Embedded> {
  const place = places(dataDir)
  const owner = await ownFolder(dataDir, place.lock)
  try {
    if (place.note) options.note(place.note)
    await initUnlessThere(place.data)
    const setup = { folder: place.data, socket: place.socket, port: 0 }
    const supervisor = await Supervisor.start(
      options.worker ?? entry('db/embedded/worker'),
      setup,
      options.note,
    )
    return serveThrough(driver(place.socket, supervisor.address), owner, supervisor, options)
  } catch (error) {
    await owner.release()
    throw error
  }
}

/** The one connection there may be; it is never given back nor replaced while it works. */
function driver(socket: string | undefined, address: string): Sql {
  const [host = '', port = ''] = address.split(':')
  return postgres({
    ...(socket ? { path: socket } : { host, port: Number(port) }),
    ...{ database: 'postgres', username: 'postgres', max: 1, fetch_types: false, ssl: false },
    ...{ idle_timeout: 0, max_lifetime: null, backoff: (tries: number) => Math.min(0.05 * 2 ** tries, 1) },
    types: { wholeNumber },
    onnotice: () => undefined,
  }) as unknown as Sql
}

/** bigint columns as JavaScript numbers; every one of ours stays below 2^53. */
export const wholeNumber = { to: 20, from: [20], serialize: String, parse: Number }

function serveThrough(
  sql: Sql,
  owner: Ownership,
  supervisor: Supervisor,
  options: EmbeddedOptions,
): Embedded {
  const limits = options.limits ?? usualLimits
  const maintenance = maintain(sql, options.note, options.maintenance)
  const ping = async (): Promise<boolean> => {
    const answered = await within(
      limits.pingMs,
      sql`select 1`.then(
        () => true,
        () => false,
      ),
    )
    if (answered === undefined) void supervisor.look(limits)
    return answered === true
  }
  const pings = setInterval(() => void ping(), limits.pingEveryMs)
  pings.unref()
  return {
    sql,
    owner,
    supervisor,
    ping,
    async close() {
      clearInterval(pings)
      await maintenance.stop()
      await sql.end({ timeout: 5 })
      await supervisor.close(8_000)
      await owner.release()
    },
  }
}
