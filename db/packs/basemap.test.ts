import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pmtilesFile, type MadeBasemap } from '../../tests/support/geo/pmtiles.ts'
import { BASEMAP_FILE } from './basemap.ts'
import { Area } from './check/area.ts'
import { checkBasemap } from './check/basemap.ts'
import type { Checking } from './check/checking.ts'
import { Findings } from './findings.ts'
import { basemapOf } from './read/basemap.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fenghuo-basemap-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const tile = { z: 8, x: 206, y: 105, bytes: gzipSync('a tile') }
const write = (made: Partial<MadeBasemap> = {}) =>
  writeFileSync(join(folder, BASEMAP_FILE), pmtilesFile({ tiles: [tile], ...made }))
const COUNTY = new Area([
  [
    [110.3, 29.6],
    [110.8, 29.6],
    [110.8, 30],
    [110.3, 29.6],
  ],
])

describe('the base map of a pack', () => {
  it('says its tiles, where and how near they are, and whose', () => {
    const metadata = JSON.stringify({
      attribution: '<a href="https://a.example">&copy; 自然资源局</a>  2026',
      vector_layers: [{ id: 'water', fields: {} }, { id: 'transportation' }],
    })
    write({ metadata, tiles: [tile, { ...tile, z: 10, x: 826, y: 422 }] })
    const findings = new Findings()
    expect(basemapOf(folder, 'WGS-84', findings)).toMatchObject({
      ...{ tiles: 'vector', packing: 'gzip', minZoom: 8, maxZoom: 10, bounds: [110.1, 29.5, 111, 30.2] },
      ...{ attribution: '© 自然资源局 2026', layers: ['water', 'transportation'] },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(findings.list).toEqual([])
  })

  it('may be of pictures, and need not be there', () => {
    expect(basemapOf(folder, 'WGS-84', new Findings())).toBeNull()
    write({ tileType: 4, tileCompression: 1 })
    expect(basemapOf(folder, 'CGCS2000', new Findings())).toMatchObject({ tiles: 'webp', packing: 'none' })
  })

  it.each<[string, () => void, string | null, RegExp]>([
    [
      'that is something else',
      () => writeFileSync(join(folder, BASEMAP_FILE), 'SQLite format 3'),
      null,
      /no PMTiles file/,
    ],
    ['of another version', () => write({ version: 2 }), 'version', /is PMTiles version 2/],
    ['of unknown tiles', () => write({ tileType: 9 }), 'tileType', /unknown type/],
    ['packed with Brotli', () => write({ tileCompression: 3 }), 'tileCompression', /not read/],
    ['with no bounds', () => write({ bounds: [110, 30, 110, 30] }), 'bounds', /bounds that are none/],
    [
      'that was cut off',
      () => {
        write()
        truncateSync(join(folder, BASEMAP_FILE), 180)
      },
      null,
      /ends after 180 bytes/,
    ],
    ['that says nonsense of itself', () => write({ metadata: '{"vector_layers":7}' }), 'metadata', /JSON/],
    [
      'with a broken directory',
      () => {
        const bytes = pmtilesFile({ tiles: [tile] })
        bytes.fill(0xff, 127, 140)
        writeFileSync(join(folder, BASEMAP_FILE), bytes)
      },
      'directory',
      /broken directory/,
    ],
    [
      'with a root directory that no reader finds',
      () => {
        const made = pmtilesFile({ tiles: [tile] })
        const at = Number(made.readBigUInt64LE(8))
        const directory = made.subarray(at, at + Number(made.readBigUInt64LE(16)))
        const padded = Buffer.concat([
          made,
          Buffer.alloc(16_384 - directory.length - made.length + 1),
          directory,
        ])
        padded.writeBigUInt64LE(BigInt(padded.length - directory.length), 8)
        writeFileSync(join(folder, BASEMAP_FILE), padded)
      },
      'rootDirectory',
      /within 16384 bytes/,
    ],
  ])('%s is refused, naming what is wrong and how to mend it', (_, damage, field, why) => {
    damage()
    const findings = new Findings()
    expect(basemapOf(folder, 'WGS-84', findings)).toBeUndefined()
    const [fault] = findings.list
    expect(fault).toMatchObject({ severity: 'fault', file: BASEMAP_FILE, field })
    expect(fault?.reason.en).toMatch(why)
    expect(fault?.mend.zh).toMatch(/[\u4e00-\u9fff]/)
  })

  it('is refused in a shifted datum, and beside the county', () => {
    write({ bounds: [100, 29, 101, 30] })
    const findings = new Findings()
    expect(basemapOf(folder, 'GCJ-02', findings)).toBeUndefined()
    const basemap = basemapOf(folder, 'WGS-84', findings)
    const pack = { header: { code: '990101' }, basemap }
    checkBasemap({ pack, areas: new Map([['990101', COUNTY]]), findings } as unknown as Checking)
    expect(findings.list.map(({ reason }) => reason.en)).toEqual([
      'a base map cannot be in a shifted datum',
      'shows 100, 29, 101, 30, nothing of the county',
    ])
  })
})
