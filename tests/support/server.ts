import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inProject, root } from '../../scripts/lib/project.mjs'
import { demoFolder, suitsDemoFolder } from './demo-folder.ts'
import { lightCounty } from './light-county.ts'
import { freePort, makeFolder } from './temporary.ts'
import { until } from './until.ts'

export interface ServerOptions {
  /** Kept afterwards. Without it: a copy of `demoFolder`, or an empty folder where that does not suit; removed by `stop`. */
  dataDir?: string
  env?: Record<string, string>
  /** The built server itself, unless `scripts/start.mjs` is what is tested. */
  program?: string
}

export interface RunningServer {
  url: string
  pid: number
  dataDir: string
  /** All that it printed so far. */
  output: () => string
  /** SIGTERM, then waits. @returns its exit code, null when a signal ended it */
  stop: () => Promise<number | null>
  /** SIGKILL, as a power cut does, then waits until the process is gone. The data folder stays. */
  kill9: () => Promise<void>
}

/** Starts a server as `npm start` does. It may refuse to start: see `startServer` for one that is ready. */
export async function spawnServer(options: ServerOptions = {}) {
  const { dataDir, env, program = 'dist/server/main.js' } = options
  const folder = await folderFor(dataDir, env)
  const port = env?.['PORT'] ?? String(await freePort())
  // No setting of the developer's shell may leak in: a DATABASE_URL would be a real database.
  const { PATH, HOME, SystemRoot } = process.env
  const child = spawn(process.execPath, ['--enable-source-maps', inProject(program)], {
    cwd: root,
    env: {
      ...{ PATH, HOME, SystemRoot, HOST: '127.0.0.1', PORT: port, DATA_DIR: folder.path },
      ...{ COUNTY_PACK: lightCounty(), ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const exited = once(child, 'close') as Promise<[number | null]>
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    dataDir: folder.path,
    output: () => output,
    exited: exited.then(([code]) => code),
    removeData: folder.remove,
  }
}

function folderFor(dataDir: string | undefined, env: ServerOptions['env']) {
  if (dataDir) return { path: dataDir, remove: async () => {} }
  return suitsDemoFolder(env) ? demoFolder() : makeFolder()
}

/** Starts the built server on a free port and waits until it takes commands. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await spawnServer(options)
  const { child, url } = server
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return server.exited
  }
  try {
    await until(
      'the server is ready',
      async () => child.exitCode !== null || child.signalCode !== null || (await isReady(url)),
      100_000,
    )
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the server ended at its start')
  } catch (error) {
    await end('SIGKILL')
    await server.removeData()
    throw new Error(`${String(error)}; it printed:\n${server.output()}`, { cause: error })
  }
  return {
    url,
    pid: child.pid as number,
    dataDir: server.dataDir,
    output: server.output,
    stop: async () => {
      const code = await end('SIGTERM')
      await server.removeData()
      return code
    },
    kill9: async () => void (await end('SIGKILL')),
  }
}

/** Not answering yet counts as not ready. */
const isReady = (url: string) =>
  fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
