// `npm run dev`: the server is built again and restarted at every change; the page comes from Vite with hot reload,
// and what it asks of the server goes through Vite's proxy (vite.config.ts). PORT and the rest are the server's own.
import './lib/node-version.mjs'
import { spawn } from 'node:child_process'
import { ensureInstalled } from './lib/install.mjs'
import { inProject, root, say } from './lib/project.mjs'

ensureInstalled({ dev: true })
const esbuild = await import('esbuild')
const vite = await import('vite')
const { serverBuildOptions } = await import('./lib/server-build.mjs')

/** @type {import('node:child_process').ChildProcess | undefined} */
let server
/** @type {Promise<void>} */
let stopped = Promise.resolve()

/** The old server ends before the new one starts: the data folder allows one. */
async function restart() {
  server?.kill('SIGTERM')
  await stopped
  const next = spawn(process.execPath, ['--enable-source-maps', inProject('dist/server/main.js')], {
    cwd: root,
    stdio: 'inherit',
  })
  stopped = new Promise((resolve) => next.on('close', () => resolve()))
  server = next
}

/** @type {import('esbuild').Plugin} */
const restartAfterBuild = {
  name: 'restart-after-build',
  setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? restart() : undefined)),
}
const watching = await esbuild.context({ ...serverBuildOptions(), plugins: [restartAfterBuild] })
await watching.watch()

const page = await vite.createServer({ configFile: inProject('vite.config.ts') })
await page.listen()
say('开发页面：', `Page for development: ${page.resolvedUrls?.local[0] ?? ''}`)

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, async () => {
    server?.kill('SIGTERM')
    await Promise.all([stopped, page.close(), watching.dispose()])
    process.exit(0)
  })
