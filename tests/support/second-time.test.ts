import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../scripts/lib/project.mjs'
import { temporaryFolder } from './temporary.ts'

/** Stands for npm: notes what it is asked and does what `npm ci` leaves behind, unless there is no network. */
const NPM = `
import { appendFileSync, copyFileSync, existsSync, mkdirSync } from 'node:fs'
appendFileSync('asked', process.argv.slice(2).join(' ') + '\\n')
if (existsSync('no-network')) process.exit(1)
mkdirSync('node_modules', { recursive: true })
copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
`
/** Stands for the bundlers: notes what is built, and makes a server that says that it runs. */
const BUILD = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
appendFileSync('built', process.argv[2] + '\\n')
mkdirSync('dist/server', { recursive: true })
writeFileSync('dist/server/main.js', 'console.log("it runs")')
`
/** Stands for vitest. */
const VITEST = `
import { writeFileSync } from 'node:fs'
writeFileSync(process.env.FENGHUO_TEST_COUNT, JSON.stringify({ passed: 7, failed: 0, broken: 0, skips: [] }))
`
const LOCK = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } })

/** A clone of this project with its own scripts, and with npm, the bundlers and vitest pretended. */
async function clone() {
  const folder = await temporaryFolder()
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  cpSync(inProject('scripts'), join(folder, 'scripts'), { recursive: true })
  write('package.json', '{ "type": "module" }')
  write('package-lock.json', LOCK)
  write('npm.js', NPM)
  write('scripts/build.mjs', BUILD)
  write('node_modules/vitest/vitest.mjs', VITEST)
  write('server/main.ts', '')
  const lines = (file: string) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim().split('\n') : []
  return {
    write,
    asked: () => lines('asked'),
    built: () => lines('built'),
    run: (command: string) => {
      // Without PATH nothing else than the pretended npm can be called; a browser is not looked for either.
      const env = { npm_execpath: join(folder, 'npm.js'), CHROMIUM_PATH: join(folder, 'none'), PATH: folder }
      const program = join(folder, 'scripts', `${command}.mjs`)
      const { status, stdout, stderr } = spawnSync(process.execPath, [program], { env, encoding: 'utf8' })
      return { status, stdout, stderr }
    },
  }
}

const commands = [
  { command: 'start', kept: '--omit=dev', says: 'it runs' },
  { command: 'test', kept: '--include=dev', says: '7 passed, 0 failed' },
]

describe.each(commands)('npm $command', ({ command, kept, says }) => {
  it('installs and builds in a fresh clone; the second time it needs no network and does neither', async () => {
    const { run, write, asked, built } = await clone()
    expect(run(command)).toMatchObject({ status: 0, stdout: expect.stringContaining(says) })
    expect(asked()).toEqual([expect.stringMatching(`^ci ${kept} `)])
    expect(built()).toEqual(['server', 'web'])

    write('no-network', '')
    expect(run(command)).toEqual({ status: 0, stdout: expect.stringContaining(says), stderr: '' })
    expect(asked()).toHaveLength(1)
    expect(built()).toHaveLength(2)

    write('server/main.ts', '// changed')
    expect(run(command)).toMatchObject({ status: 0 })
    expect(asked()).toHaveLength(1)
    expect(built()).toEqual(['server', 'web', 'server'])
  })

  it('says that the first time needs the network, in both languages, and ends', async () => {
    const { run, write, built } = await clone()
    write('no-network', '')
    const { status, stderr } = run(command)
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /第一次启动需要网络或 npm 镜像[^]+The first start needs the network or an npm mirror/,
    )
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(built()).toEqual([])
  })
})
