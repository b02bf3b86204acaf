import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'fenghuo-folder-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a folder', () => {
  it('is made with those above it, for its owner alone, and is left as it is when it is there', () => {
    const path = join(folder, 'a', 'b')
    makeFolder(path)
    makeFolder(path)
    expect(statSync(path).isDirectory()).toBe(true)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('below a file is refused', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => makeFolder(join(file, 'a', 'b'))).toThrow(/ENOTDIR|EEXIST|ENOENT/)
  })

  it.runIf(process.platform === 'linux')('where none can be made is refused, and not tried for ever', () => {
    expect(() => makeFolder('/proc/nope/db')).toThrow(/ENOENT|EACCES|EPERM/)
  })
})
