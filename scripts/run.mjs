// Runs one of our programs after installing and building what it needs:
// `node scripts/run.mjs db/cli/backup ...` runs the built dist/db/cli/backup.js in this process,
// `node scripts/run.mjs tests/bench/main.ts ...` runs TypeScript from the source, with the tools for testing.
import './lib/node-version.mjs'
import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/ensure-built.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { inProject } from './lib/project.mjs'

const [, , program = '', ...args] = process.argv
const fromSource = program.endsWith('.ts')

ensureInstalled({ dev: fromSource })
await ensureBuilt()
if (fromSource) {
  // --import reaches what the program forks too.
  const done = spawnSync(process.execPath, ['--import', 'tsx', inProject(program), ...args], {
    stdio: 'inherit',
  })
  process.exitCode = done.status ?? 1
} else {
  const built = inProject('dist', `${program}.js`)
  process.argv = [process.execPath, built, ...args]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(built).href)
}
