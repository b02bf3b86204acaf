import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Event } from '../../domain/events.ts'
import type { AnyRecord } from '../../domain/records.ts'

/** One operation's records and newest lines as an account last saw them. */
export interface KeptPicture {
  readonly operation: string
  readonly account: string
  readonly seq: number
  readonly view: string
  readonly records: readonly AnyRecord[]
  /** The newest lines of the log. */
  readonly log: readonly Event[]
}

interface Shelf extends DBSchema {
  pictures: { key: string; value: KeptPicture }
}

// A database of its own: what waits to be sent (lib/outbox-store.ts) outlives a sign-out, this does not.
const open = (): Promise<IDBPDatabase<Shelf>> =>
  openDB<Shelf>('fenghuo-pictures', 1, {
    upgrade: (fresh) => void fresh.createObjectStore('pictures', { keyPath: 'operation' }),
  })

/** Runs `work` on the store. A browser that forbids storage keeps nothing, and the page goes on without. */
async function on<T>(work: (db: IDBPDatabase<Shelf>) => Promise<T>): Promise<T | undefined> {
  try {
    const db = await open()
    try {
      return await work(db)
    } finally {
      db.close()
    }
  } catch {
    return undefined
  }
}

export const keepPicture = (picture: KeptPicture): Promise<unknown> => on((db) => db.put('pictures', picture))

/** What this account last saw of an operation. */
export async function keptPicture(operation: string, account: string): Promise<KeptPicture | undefined> {
  const found = await on((db) => db.get('pictures', operation))
  return found?.account === account ? found : undefined
}

export const forgetPictures = (): Promise<unknown> => on((db) => db.clear('pictures'))
