import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject } from './project.mjs'

/**
 * Installs and builds when needed, then loads the server into this same process: signals reach it directly,
 * and nothing else stays alive beside it.
 */
export async function run() {
  ensureInstalled({ dev: false })
  await ensureBuilt()
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(inProject('dist', 'server', 'main.js')).href)
}
