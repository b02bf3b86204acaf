import { spawnSync } from 'node:child_process'
import { inProject, root, say, stop } from './project.mjs'
import { buildIfStale } from './stale.mjs'

const tools = [
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/server-build.mjs',
  'scripts/lib/web-build.mjs',
]

/** What is built from what. A change of the page alone does not build the server again, and the other way round. */
const targets = [
  { name: 'server', zh: '服务端', sources: ['domain', 'db', 'scenarios', 'server', ...tools] },
  { name: 'web', zh: '网页', sources: ['domain', 'web', 'vite.config.ts', ...tools] },
]

/** Brings dist/ up to date with the sources. */
export async function ensureBuilt() {
  for (const { name, zh, sources } of targets)
    await buildIfStale({ name, sources, build: () => build(name, zh) })
}

/**
 * A process of its own: the bundlers' memory is given back before the server starts.
 * @param {string} name
 * @param {string} zh
 */
function build(name, zh) {
  say(`正在构建${zh}……`, `Building the ${name}...`)
  const done = spawnSync(process.execPath, [inProject('scripts', 'build.mjs'), name], {
    cwd: root,
    stdio: 'inherit',
  })
  if (done.status !== 0) stop('构建失败（原因见上）。', 'The build failed (reason above).')
}
