import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolderNotWritable } from '../errors.ts'
import { makeFolder } from '../make-folder.ts'

/** Where a Unix socket's path ends on Linux (macOS: 104); one byte is the closing zero. */
const longestSocketPath = 103

export interface Places {
  /** PGDATA. */
  data: string
  /** A socket path; on Windows a named pipe. Who listens here owns the folder. */
  lock: string
  /** The database's socket; `undefined` = TCP on loopback (Windows). */
  socket: string | undefined
  /** What the operator should know about these places, if anything. */
  note?: string
}

/** Makes `<dataDir>/db` (0700) and says where everything in it goes. Throws DataFolderNotWritable. */
export function places(dataDir: string, platform: NodeJS.Platform = process.platform): Places {
  const folder = join(dataDir, 'db')
  try {
    makeFolder(folder)
    chmodSync(folder, 0o700)
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new DataFolderNotWritable(dataDir, cause)
  }
  const real = realpathSync(folder)
  const data = join(real, 'postgres')
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  if (platform === 'win32') {
    const note =
      'There are no Unix sockets here: the database listens on TCP, on 127.0.0.1, without a password.'
    return { data, lock: `\\\\.\\pipe\\fenghuo-${hash}`, socket: undefined, note }
  }
  if (Buffer.byteLength(join(real, 'postgres.sock')) <= longestSocketPath) {
    return { data, lock: join(real, 'lock.sock'), socket: join(real, 'postgres.sock') }
  }
  const short = privateFolder(join('/tmp', `fenghuo-${hash}`))
  const note = `The path of the data folder is too long for a Unix socket: its sockets are in ${short}.`
  return { data, lock: join(short, 'lock.sock'), socket: join(short, 'postgres.sock'), note }
}

/** Whether there is a database in a data folder, as far as can be seen without making or opening anything. */
export const hasDatabase = (dataDir: string): boolean =>
  existsSync(join(dataDir, 'db', 'postgres', 'PG_VERSION'))

/** The name can be guessed, so a folder somebody else made there is refused. */
function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  const mine = found.uid === process.getuid?.() && found.isDirectory() && (found.mode & 0o077) === 0
  if (!mine) throw new DataFolderNotWritable(path, new Error('it belongs to somebody else'))
  return path
}
