import { spawnSync } from 'node:child_process'
import { inProject, root, say, stop } from './project.mjs'
import { buildIfStale } from './stale.mjs'

const tools = [
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/lib/server-build.mjs',
  'scripts/lib/service-worker-build.mjs',
  'scripts/lib/web-build.mjs',
]

/** What is built from what. A change of the page alone does not build the server again, and the other way round. */
const targets = [
  { name: 'server', zh: '服务端', en: 'server', sources: ['domain', 'db', 'scenarios', 'server', ...tools] },
  { name: 'web', zh: '网页', en: 'page', sources: ['domain', 'web', 'vite.config.ts', ...tools] },
]

/** Brings dist/ up to date with the sources. */
export async function ensureBuilt() {
  for (const target of targets) await buildIfStale({ ...target, build: () => build(target) })
}

/**
 * A process of its own: the bundlers' memory is given back before the server starts.
 * @param {{ name: string, zh: string, en: string }} target
 */
function build({ name, zh, en }) {
  say(`正在构建${zh}……`, `Building the ${en}...`)
  const done = spawnSync(process.execPath, [inProject('scripts', 'build.mjs'), name], {
    cwd: root,
    stdio: 'inherit',
  })
  if (done.status !== 0) stop('构建失败（原因见上）。', 'The build failed (reason above).')
}
