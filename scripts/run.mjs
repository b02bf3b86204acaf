// Runs one of our commands: `node scripts/run.mjs db/cli/backup ...` builds if needed, then runs dist/db/cli/backup.js
// in this process. Without a name it only installs and builds.
import './lib/node-version.mjs'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/ensure-built.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { inProject } from './lib/project.mjs'

const [, , command, ...args] = process.argv

ensureInstalled({ dev: false })
await ensureBuilt()
if (command) {
  process.argv = [process.execPath, inProject('dist', `${command}.js`), ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(inProject('dist', `${command}.js`)).href)
}
