import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { DatabaseInUse, DatabaseReplaced, RestoreUnderWay } from './errors.ts'

/** What a PostgreSQL server knows the connections of this process by. */
export const connectionName = `fenghuo ${process.pid} ${randomBytes(3).toString('hex')}`

/** Two numbers that no other program locks by. */
const [CLASS, KEY] = [7_201_990, 102]

/** How often a hold is looked at: a connection may be lost without this side being told. */
const EVERY_MS = 15_000
/** After a connection that was lost, and while the database does not answer. */
const SOON_MS = 1_000

export interface HoldOptions {
  /** A restore: nobody else may have the database open, nor open it. Otherwise it is shared with all but a restore. */
  readonly alone: boolean
  /** A line of one connection, kept for nothing but the lock; `closed` is called whenever its connection is lost. */
  readonly line: (closed: () => void) => Sql
  /** The data are no longer those that were opened, or are being replaced: nothing that this process knows holds. */
  readonly gone: (error: RestoreUnderWay | DatabaseReplaced) => void
}

/**
 * That a process has a PostgreSQL database open, as an advisory lock of a connection that it keeps: what the folder's
 * lock is to the embedded one. The lock goes with the connection, also when the process is killed. A shared one that was
 * lost is taken again; when a restore was faster, or was there meanwhile, `gone` is told.
 */
export class Hold {
  readonly #options: HoldOptions
  readonly #line: Sql
  /** Of each log, the life it was opened in; a restore gives each a new one. */
  readonly #lineages = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined
  #isOver = false

  private constructor(options: HoldOptions) {
    this.#options = options
    this.#line = options.line(() => this.#lookIn(SOON_MS))
  }

  /** @throws DatabaseInUse, RestoreUnderWay, and what the driver says of a database that cannot be reached */
  static async take(options: HoldOptions): Promise<Hold> {
    const hold = new Hold(options)
    try {
      await hold.#take()
    } catch (error) {
      await hold.release()
      throw error
    }
    return hold
  }

  /** From now on a lock that was lost is taken again. The tables are there. */
  async watch(): Promise<void> {
    await this.#compareLineages()
    this.#lookIn(EVERY_MS)
  }

  /** @throws DatabaseInUse: it was lost, and somebody may have come */
  async assertAlone(): Promise<void> {
    if (!(await this.#isHeld())) throw new DatabaseInUse(await this.#holders())
  }

  async release(): Promise<void> {
    this.#isOver = true
    clearTimeout(this.#timer)
    await this.#line.end({ timeout: 5 })
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#isOver || this.#options.alone) return
    this.#timer = setTimeout(() => void this.#look(), ms).unref()
  }

  async #look(): Promise<void> {
    try {
      if (!(await this.#isHeld())) await this.#take()
      // The lock first: with it, no restore comes between.
      await this.#compareLineages()
      this.#lookIn(EVERY_MS)
    } catch (error) {
      if (this.#isOver) return
      if (error instanceof RestoreUnderWay || error instanceof DatabaseReplaced)
        return this.#options.gone(error)
      this.#lookIn(SOON_MS)
    }
  }

  async #isHeld(): Promise<boolean> {
    const rows = await this.#line`
      select 1 from pg_locks
      where ${this.#ours()} and pid = pg_backend_pid()`
    return rows.length > 0
  }

  /** Never waits: a restore that waited for servers to end would keep new ones out for as long. */
  async #take(): Promise<void> {
    const { alone } = this.#options
    const [row] = alone
      ? await this.#line`select pg_try_advisory_lock(${CLASS}::int, ${KEY}::int) as taken`
      : await this.#line`select pg_try_advisory_lock_shared(${CLASS}::int, ${KEY}::int) as taken`
    if (row?.['taken']) return
    throw alone ? new DatabaseInUse(await this.#holders()) : new RestoreUnderWay(await this.#holders())
  }

  async #compareLineages(): Promise<void> {
    const rows = await this.#line<{ id: string; lineage: string }[]>`select id, lineage from operations`
    for (const { id, lineage } of rows) {
      const known = this.#lineages.get(id)
      if (known !== undefined && known !== lineage) throw new DatabaseReplaced()
      this.#lineages.set(id, lineage)
    }
  }

  /** Pid and address of each other process that holds it. */
  async #holders(): Promise<string[]> {
    const rows = await this.#line<{ name: string; address: string | null }[]>`
      select distinct application_name as name, host(client_addr) as address
      from pg_locks join pg_stat_activity using (pid)
      where ${this.#ours()} and pid <> pg_backend_pid()`
    return rows.map(({ name, address }) => `${name.split(' ')[1]}@${address ?? 'localhost'}`)
  }

  #ours() {
    return this.#line`
      locktype = 'advisory' and granted and classid = ${CLASS}::int::oid and objid = ${KEY}::int::oid and objsubid = 2
      and pg_locks.database = (select oid from pg_database where datname = current_database())`
  }
}
