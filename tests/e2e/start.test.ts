import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshDataDir } from '../contract/databases.ts'
import { demoFolder } from '../support/demo-folder.ts'
import { spawnServer, startServer } from '../support/server.ts'
import type { ServerOptions } from '../support/server.ts'
import { signIn } from '../support/sign-in.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** Starts a server that is expected to refuse, and waits for its end. */
async function refusedStart(options: ServerOptions) {
  const server = await spawnServer(options)
  onTestFinished(() => void server.child.kill('SIGKILL'))
  const code = await server.exited
  await server.removeData()
  return { code, output: server.output() }
}

/** Plain words for the person at the terminal, in both languages: no stack of the program's own files, in the log either. */
function expectPlain(output: string, words: RegExp) {
  expect(output).toMatch(words)
  expect(output).toMatch(/[\u4e00-\u9fff]/)
  expect(output).not.toMatch(/(^|\\n)\s+at .+:\d+:\d+/m)
  expect(output).not.toMatch(/"level":(50|60)/)
}

/** The seq of the live operation's state, as the county sees it. */
async function liveSeq(url: string): Promise<number> {
  const headers = { cookie: await signIn(url, 'county-duty') }
  const answer = await fetch(`${url}/api/operations/live/state`, { headers })
  return ((await answer.json()) as { seq: number }).seq
}

describe('starting', () => {
  it('by npm start installs nothing again, and leaves one process, which the signal reaches', async () => {
    const server = await startServer({
      program: 'scripts/start.mjs',
      env: { npm_execpath: 'there-is-no-npm.js' },
    })
    const answer = await fetch(`${server.url}/health/live`)
    expect(answer.status).toBe(200)
    if (process.platform === 'linux')
      expect(await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8')).toBe('')
    expect(await server.stop()).toBe(0)
  })

  it('prints the address and the demo accounts, and ends on SIGTERM with code 0', async () => {
    const server = await startServer()
    expect(server.output()).toContain(server.url)
    expect(server.output()).toContain('county-commander')
    expect(await server.stop()).toBe(0)
  })

  it('comes back on the same data folder after kill -9, with the same demo and no second county', async () => {
    const dataDir = await temporaryFolder()
    const first = await startServer({ dataDir })
    const lastSeq = await liveSeq(first.url)
    await first.kill9()
    const server = await startServer({ dataDir })
    onTestFinished(async () => void (await server.stop()))
    expect(lastSeq).toBeGreaterThan(0)
    expect(await liveSeq(server.url)).toBe(lastSeq)
  })

  it('refuses a data folder that another process uses, and leaves that process alone', async () => {
    const first = await startServer()
    onTestFinished(async () => void (await first.stop()))
    const { code, output } = await refusedStart({ dataDir: first.dataDir })
    expect(code).toBe(1)
    expectPlain(output, /in use/i)
    expect(output).toContain(first.dataDir)
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200)
  })

  it('refuses a port that is taken, naming it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const port = String((other.address() as AddressInfo).port)
    const dataDir = await temporaryFolder()
    const { code, output } = await refusedStart({ dataDir, env: { PORT: port } })
    expect(code).toBe(1)
    expectPlain(output, /port/i)
    expect(output).toContain(port)
    // It was asked first: nothing was made or loaded.
    expect(await readdir(dataDir)).toEqual([])
  })

  it('refuses an address that the demo may not have, and makes nothing in an empty folder', async () => {
    const dataDir = await temporaryFolder()
    const env = { HOST: '0.0.0.0' }
    const { code, output } = await refusedStart({ dataDir, env })
    expect(code).toBe(1)
    expectPlain(output, /HOST=0\.0\.0\.0.*DEMO=public/)
    expect(await readdir(dataDir)).toEqual([])
  })

  it('refuses it of a demo that is there, before anything is loaded', async () => {
    const demo = await demoFolder()
    onTestFinished(() => demo.remove())
    const env = { HOST: '0.0.0.0', COUNTY_PACK: '/there/is/no/pack' }
    const { output } = await refusedStart({ dataDir: demo.path, env })
    expectPlain(output, /HOST=0\.0\.0\.0.*DEMO=public/)
  })

  // Where every address is listened on, the one that is taken need not be the one that was asked first.
  it.runIf(process.platform === 'linux')(
    'shows the one-time password of the administrator though the port turns out to be taken',
    async () => {
      const other = createServer().listen(0, '127.0.0.2')
      await once(other, 'listening')
      onTestFinished(() => void other.close())
      const env = { DEMO: 'off', HOST: '', PORT: String((other.address() as AddressInfo).port) }
      const dataDir = await freshDataDir()
      onTestFinished(() => rm(dataDir, { recursive: true }))
      const { output } = await refusedStart({ dataDir, env })
      expectPlain(output, /port/i)
      expect(output).toMatch(/^ +admin +\S{19}$/m)
    },
  )

  it('refuses TRUST_PROXY that is no proxy, before anything else', async () => {
    const { code, output } = await refusedStart({ env: { TRUST_PROXY: 'banana' } })
    expect(code).toBe(1)
    expectPlain(output, /TRUST_PROXY/)
  })

  it.runIf(process.platform === 'linux')('refuses a data folder where none can be made', async () => {
    const { code, output } = await refusedStart({ dataDir: '/proc/nope' })
    expect(code).toBe(1)
    expectPlain(output, /writ|folder/i)
    expect(output).toContain('/proc/nope')
  })

  it('refuses a data folder that cannot be written', async () => {
    // A file stands where the folder should be: refused to root as well, whom no permission stops.
    const dataDir = join(await temporaryFolder(), 'file')
    await writeFile(dataDir, '')
    const { code, output } = await refusedStart({ dataDir })
    expect(code).toBe(1)
    expectPlain(output, /writ|folder/i)
    expect(output).toContain(dataDir)
  })
})
