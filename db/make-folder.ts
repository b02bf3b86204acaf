import { existsSync, mkdirSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { DataFolderNotWritable } from './errors.ts'

/** Makes a folder in the data folder, unless it is there. Throws DataFolderNotWritable, which is meant for people. */
export function makeFolderIn(dataDir: string, folder: string): void {
  try {
    makeFolder(folder)
  } catch (cause) {
    throw new DataFolderNotWritable(dataDir, cause, relative(dataDir, folder))
  }
}

/**
 * Makes a folder and those above it, readable by its owner alone. Node's own recursive mkdir never ends where a file
 * system says that a folder which is there does not exist, as /proc does; here each step is tried once.
 * Throws what mkdir says of the first that cannot be made.
 */
export function makeFolder(path: string): void {
  const folder = resolve(path)
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Somebody else made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
