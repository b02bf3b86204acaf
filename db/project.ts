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

/**
 * Where a program of ours is that runs in a thread or process of its own, such as `db/embedded/worker`:
 * the bundle's file when this runs from dist/ (maybe as a shared chunk), else the TypeScript source.
 */
export function entry(name: string, from = fileURLToPath(import.meta.url)): URL {
  const root = projectRoot(from)
  const built = join(root, 'dist', `${name}.js`)
  const source = join(root, `${name}.ts`)
  const bundled = from.startsWith(join(root, 'dist'))
  return pathToFileURL(bundled || !existsSync(source) ? built : source)
}

/**
 * JavaScript, for `node -e` or a worker's `eval`, that runs an entry. TypeScript source needs tsx (a
 * development dependency), registered inside: Node 20 does not honour `--import` for a worker.
 */
export function bootstrap(url: URL): string {
  const run = `import(${JSON.stringify(url.href)})`
  if (!url.pathname.endsWith('.ts')) return run
  // require finds the CommonJS twin, which cannot register hooks.
  const tsx = pathToFileURL(createRequire(url).resolve('tsx/esm/api').replace(/cjs$/, 'mjs')).href
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return ${run} })`
}
