import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { inProject } from './project.mjs'

/** What a browser never asks for by itself. */
const left = /\.map$|^sw\.js$/

/**
 * Builds web/offline/service-worker.ts into dist/web/sw.js, after the page: it is told the paths of all that the page
 * consists of and a name for just this build, so that any change of the page is a new service worker.
 */
export async function buildServiceWorker() {
  const folder = inProject('dist', 'web')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => !left.test(name))
    .sort()
  const hash = createHash('sha256')
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)))
  const paths = names.map((name) => (name === 'index.html' ? '/' : `/${name}`))
  await build({
    configFile: false,
    root: inProject('web'),
    publicDir: false,
    logLevel: 'warn',
    define: {
      BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)),
      FILES: JSON.stringify(paths),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: inProject('web', 'offline', 'service-worker.ts'),
        output: { entryFileNames: 'sw.js', format: 'iife' },
      },
    },
  })
}
