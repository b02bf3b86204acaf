import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../scripts/lib/project.mjs'
import { temporaryFolder } from './temporary.ts'

/** Runs one of our scripts under a Node that says it is of another version. */
async function runUnder(version: string, script: string) {
  const pretence = join(await temporaryFolder(), 'pretend.cjs')
  writeFileSync(
    pretence,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
  )
  const args = ['--require', pretence, inProject('scripts', script)]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the version of Node', () => {
  it.each(['16.20.2', '20.18.3', '21.7.3', '22.11.0'])('%s is too old', async (version) => {
    expect((await runUnder(version, 'lib/node-version.mjs')).status).toBe(1)
  })

  it.each(['20.19.0', '22.12.0', '23.0.0', '24.11.1'])('%s will do', async (version) => {
    const nothing = { status: 0, stdout: '', stderr: '' }
    expect(await runUnder(version, 'lib/node-version.mjs')).toEqual(nothing)
  })

  it.each(['start.mjs', 'test.mjs', 'check.mjs', 'dev.mjs', 'run.mjs'])(
    '%s says so in both languages before it does anything else',
    async (script) => {
      const { status, stdout, stderr } = await runUnder('18.20.8', script)
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr.trim().split('\n')).toEqual([
        expect.stringMatching(/^Node\.js 版本太旧：现在是 18\.20\.8，需要 20\.19/),
        expect.stringMatching(/^Node\.js is too old: this is 18\.20\.8, 20\.19/),
      ])
    },
  )
})
