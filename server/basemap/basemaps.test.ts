import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { basemapOf } from '../../db/packs/read/basemap.ts'
import { Findings } from '../../db/packs/findings.ts'
import { pmtilesFile } from '../../tests/support/geo/pmtiles.ts'
import { Archive } from './archive.ts'
import { BasemapFiles } from './basemap-files.ts'
import { Basemaps } from './basemaps.ts'

const id = { z: 8, x: 206, y: 105 }
let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fenghuo-basemaps-'))))
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

/** Versions with a base map of one tile each, which says the version's name. */
async function kept(...versions: string[]) {
  const files = new BasemapFiles(folder, { warn: () => undefined })
  const rows = new Map<string, Uint8Array>()
  const paths: string[] = []
  for (const version of versions) {
    const file = join(folder, 'map.pmtiles')
    writeFileSync(file, pmtilesFile({ tiles: [{ ...id, bytes: Buffer.from(version) }] }))
    const facts = basemapOf(folder, 'WGS-84', new Findings())!
    await files.keep(file, facts)
    rows.set(version, gzipSync(JSON.stringify(facts)))
    paths.push(files.pathOf(facts.digest))
  }
  const readBaseLayer = vi.fn<(version: string) => Promise<Uint8Array | undefined>>(async (version) =>
    rows.get(version),
  )
  const maps = new Basemaps({ baseData: { readBaseLayer } as never }, files)
  const said = async (version: string) => String((await maps.tile(version, id))?.tile)
  return { maps, said, paths, readBaseLayer }
}

it('reads on while versions that are none are asked for, and more versions than it keeps', async () => {
  const versions = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5']
  const { maps, said, readBaseLayer } = await kept(...versions)
  expect(await said('a-1')).toBe('a-1')
  const nothing = ['x', 'y', 'z', 'w'].map((version) => maps.tile(version, id))
  expect(await Promise.all(nothing)).toEqual([undefined, undefined, undefined, undefined])
  readBaseLayer.mockClear()
  expect(await said('a-1')).toBe('a-1')
  expect(readBaseLayer).not.toHaveBeenCalled()
  const asked = Array.from({ length: 8 }, () => versions).flat()
  expect(await Promise.all(asked.map(said))).toEqual(asked)
})

it('shows the map again when the disk can be read again', async () => {
  const { said, paths } = await kept('a-1')
  const file = await open(paths[0]!)
  const read = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'read')
  await file.close()
  read.mockRejectedValueOnce(Object.assign(new Error('i/o error'), { code: 'EIO' }))
  await expect(said('a-1')).rejects.toThrow('i/o error')
  expect(await said('a-1')).toBe('a-1')
})

it('has no map while its file is gone, and the same again when it is back', async () => {
  const { maps, said, paths } = await kept('a-1')
  const [path] = paths
  expect(await said('a-1')).toBe('a-1')
  renameSync(path!, `${path}.aside`)
  await expect(said('a-1')).rejects.toThrow('ENOENT')
  expect(await maps.tile('a-1', id)).toBeUndefined()
  copyFileSync(`${path}.aside`, path!)
  expect(await said('a-1')).toBe('a-1')
})

it('takes no memory for a tile that is longer than a tile can be', async () => {
  // The directory is put behind the data: one entry, id 0, run 1, a length of 1 GiB, offset 0.
  const made = pmtilesFile({ tiles: [{ z: 0, x: 0, y: 0, bytes: Buffer.from('short') }] })
  const directory = gzipSync(Buffer.from([1, 0, 1, 0x80, 0x80, 0x80, 0x80, 0x04, 1]))
  made.writeBigUInt64LE(BigInt(made.length), 8)
  made.writeBigUInt64LE(BigInt(directory.length), 16)
  const path = join(folder, 'broken.pmtiles')
  writeFileSync(path, Buffer.concat([made, directory]))
  await expect(new Archive(path).tile({ z: 0, x: 0, y: 0 })).rejects.toThrow('1073741824 bytes')
})
