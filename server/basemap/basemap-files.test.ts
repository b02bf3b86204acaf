import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DataFolderNotWritable } from '../plugins/database.ts'
import { BasemapFiles } from './basemap-files.ts'

const HOUR_MS = 60 * 60_000
const content = Buffer.from('the bytes of a base map')
const basemap = { digest: createHash('sha256').update(content).digest('hex'), bytes: content.length }

const warn = vi.fn<(facts: object, text: string) => void>()
const output = { warn } as never
let folder = ''
let from = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fenghuo-basemaps-'))
  from = join(folder, 'map.pmtiles')
  writeFileSync(from, content)
})
afterEach(() => {
  vi.restoreAllMocks()
  warn.mockReset()
  rmSync(folder, { recursive: true })
})

it('has a file that was cut off no longer, and loading again heals it', async () => {
  const files = new BasemapFiles(folder, output)
  expect(files.has(basemap)).toBe(false)
  await files.keep(from, basemap)
  truncateSync(files.pathOf(basemap.digest), 7)
  expect(files.has(basemap)).toBe(false)
  await files.keep(from, basemap)
  expect(files.has(basemap)).toBe(true)
  expect(readFileSync(files.pathOf(basemap.digest))).toEqual(content)
})

it('tells once, with path and reason, that a base map cannot be read, and again when it broke again', async () => {
  const files = new BasemapFiles(folder, output)
  const path = files.pathOf(basemap.digest)
  const look = () => [files.has(basemap), files.has(basemap)]
  await files.keep(from, basemap)
  expect(look()).toEqual([true, true])
  expect(warn).not.toHaveBeenCalled()
  truncateSync(path, 7)
  expect(look()).toEqual([false, false])
  rmSync(path)
  expect(look()).toEqual([false, false])
  await files.keep(from, basemap)
  expect(look()).toEqual([true, true])
  rmSync(path)
  expect(look()).toEqual([false, false])
  expect(warn.mock.calls.map(([facts]) => facts)).toEqual([
    { path, reason: `it has 7 bytes instead of ${content.length}` },
    { path, reason: expect.stringContaining('ENOENT') },
    { path, reason: expect.stringContaining('ENOENT') },
  ])
})

it('brings the bytes to the disk, and then the name', async () => {
  const file = await open(from)
  const sync = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'sync')
  await file.close()
  const named: boolean[] = []
  const files = new BasemapFiles(folder, output)
  sync.mockImplementation(async () => void named.push(files.has(basemap)))
  await files.keep(from, basemap)
  expect(named).toEqual([false, true])
})

it('keeps nothing of a file that is no longer what was read', async () => {
  const files = new BasemapFiles(folder, output)
  writeFileSync(from, 'other bytes, as many of')
  await expect(files.keep(from, basemap)).rejects.toThrow('was changed while it was loaded')
  expect(readdirSync(join(folder, 'basemaps'))).toEqual([])
})

it('removes what a killed copy has left, not what is being copied now', async () => {
  const files = new BasemapFiles(folder, output)
  await files.removeAbandoned(Date.now())
  mkdirSync(join(folder, 'basemaps'))
  const held = () => readdirSync(join(folder, 'basemaps'))
  writeFileSync(join(folder, 'basemaps', 'one.part'), 'half')
  writeFileSync(files.pathOf(basemap.digest), content)
  await files.removeAbandoned(Date.now())
  expect(held()).toContain('one.part')
  await files.removeAbandoned(Date.now() + 2 * HOUR_MS)
  expect(held()).toEqual([`${basemap.digest}.pmtiles`])
})

it('says plainly which folder cannot be made in the data folder', async () => {
  await expect(new BasemapFiles(from, output).keep(from, basemap)).rejects.toBeInstanceOf(
    DataFolderNotWritable,
  )
  if (process.platform !== 'linux') return
  await expect(new BasemapFiles('/proc/nope', output).keep(from, basemap)).rejects.toThrow(
    'In the data folder /proc/nope the folder basemaps cannot be made',
  )
})
