import * as accountNews from '../../db/account-news.ts'
import * as accounts from '../../db/accounts.ts'
import * as answers from '../../db/answers.ts'
import * as audit from '../../db/audit.ts'
import * as backup from '../../db/backup/write.ts'
import * as baseData from '../../db/base-data.ts'
import { canonical } from '../../db/canonical.ts'
import * as checkpoints from '../../db/checkpoints.ts'
import { connectDatabase, type ConnectOptions, type Database } from '../../db/connect.ts'
import * as devices from '../../db/devices.ts'
import { askOwner } from '../../db/embedded/owner.ts'
import { places } from '../../db/embedded/places.ts'
import * as eventLog from '../../db/event-log.ts'
import * as leases from '../../db/leases.ts'
import * as overview from '../../db/log-overview.ts'
import * as operations from '../../db/operations.ts'
import * as packPeople from '../../db/pack-people.ts'
import * as people from '../../db/people.ts'
import * as readLog from '../../db/read-log.ts'
import * as sessions from '../../db/sessions.ts'
import * as settings from '../../db/settings.ts'
import * as tracks from '../../db/track-store.ts'

export {
  DatabaseReplaced,
  DatabaseTooNew,
  DatabaseUnreachable,
  DataFolderInUse,
  DataFolderNotWritable,
  RestoreUnderWay,
  SequenceConflict,
} from '../../db/errors.ts'
export { makeFolderIn } from '../../db/make-folder.ts'
export { hasDatabase } from '../../db/embedded/places.ts'
export { BASEMAP_FILE } from '../../db/packs/basemap.ts'
export { packNameIn } from '../../db/packs/pack-name.ts'
export { findingsText } from '../../db/packs/show/findings-text.ts'
export { unpackedColumns } from '../../db/packs/packed.ts'
export { compared as comparedHere, readAndPrepare } from '../../db/packs/work.ts'
export { packThread } from '../../db/packs/worker-handle.ts'
export { PackError } from '../../db/packs/pack-error.ts'
export { bootstrap, entry } from '../../db/project.ts'
export { canonical }

/** A module's functions of the database, with the database given. */
type Bound<M> = {
  [K in keyof M]: M[K] extends (database: never, ...args: infer A) => infer R ? (...args: A) => R : never
}

function bind<M extends object>(database: Database, module: M): Bound<M> {
  const functions = Object.entries(module).filter(([, value]) => typeof value === 'function')
  return Object.fromEntries(
    functions.map(([name, run]) => [name, (...args: unknown[]) => run(database, ...args)]),
  ) as Bound<M>
}

/** All that the server asks of the database; nothing else in it imports `db`. */
export const storageOn = (database: Database) => ({
  kind: database.kind,
  database,
  ping: () => database.ping(),
  close: () => database.close(),
  accountNews: bind(database, accountNews),
  accounts: bind(database, accounts),
  audit: bind(database, audit),
  backup: bind(database, backup),
  baseData: bind(database, baseData),
  devices: bind(database, devices),
  leases: bind(database, leases),
  log: bind(database, { ...answers, ...checkpoints, ...eventLog, ...overview, ...readLog }),
  operations: bind(database, operations),
  people: bind(database, { ...people, ...packPeople }),
  sessions: bind(database, sessions),
  settings: bind(database, settings),
  tracks: bind(database, tracks),
})

export type Storage = ReturnType<typeof storageOn>

/** Opens the database and brings its tables up to date; the errors above are meant for people. */
export const openStorage = async (options: ConnectOptions): Promise<Storage> =>
  storageOn(await connectDatabase(options))

/** Asks the process that has the embedded database open; undefined when there is none. The answer is the stream. */
export const askRunningServer = (dataDir: string, question: string, body: unknown) =>
  askOwner(places(dataDir).lock, question, body)
