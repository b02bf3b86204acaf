import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder of package.json, found by walking up: this code may run from its source or from a chunk in dist/. */
export function projectRoot(from = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) throw new Error(`no package.json above ${from}`)
  }
}

export const migrationsFolder = (): string => join(projectRoot(), 'db', 'migrations')

/** A program of ours to run in a thread or process of its own. */
export interface Entry {
  url: URL
  execArgv: string[]
}

/**
 * Finds an entry such as `db/embedded/worker`: the bundle's own file when this runs from dist/, the
 * TypeScript source (through tsx, a development dependency) when it runs from source.
 */
export function entry(name: string, from = fileURLToPath(import.meta.url)): Entry {
  const root = projectRoot(from)
  const built = join(root, 'dist', `${name}.js`)
  const source = join(root, `${name}.ts`)
  const bundled = from.startsWith(join(root, 'dist'))
  if (bundled || !existsSync(source)) return { url: pathToFileURL(built), execArgv: [] }
  const tsx = pathToFileURL(createRequire(source).resolve('tsx')).href
  return { url: pathToFileURL(source), execArgv: ['--import', tsx] }
}
