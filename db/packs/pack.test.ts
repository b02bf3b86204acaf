import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import gcoord from 'gcoord'
import { beforeEach, describe, expect, it } from 'vitest'
import { copyOfDemoPack, type PackFolder } from '../../tests/support/pack-folder.ts'
import { readPack } from '../../tests/support/read-pack.ts'
import { examinePack } from './pack.ts'

let pack: PackFolder
beforeEach(async () => {
  pack = await copyOfDemoPack()
})
const seen = (file: string) => examinePack(pack.folder).findings.filter((finding) => finding.file === file)
const faultsOf = (file: string) => seen(file).filter(({ severity }) => severity === 'fault')
const villages = () => readPack(pack.folder).villages.features

describe('a good pack', () => {
  it('has no fault', () => {
    expect(examinePack(pack.folder)).toMatchObject({ faults: 0, pack: { header: { id: 'qingshi' } } })
  })

  it('may do without every file but four', () => {
    for (const file of pack.files()) {
      if (!['pack.json', 'jurisdictions.geojson', 'villages.geojson', 'roads.geojson'].includes(file))
        rmSync(join(pack.folder, file))
    }
    pack.edit('roads.geojson', (roads) => ({
      ...roads,
      features: roads.features.filter(({ properties }) => properties['kind'] === 'road'),
    }))
    const { units, stock, rivers, households } = readPack(pack.folder)
    expect([units, stock, rivers.features, households.count]).toEqual([
      [],
      { items: [], warehouses: [] },
      [],
      0,
    ])
  })
})

describe('a layer of points as a spreadsheet', () => {
  const asCsv = (encode: (text: string) => Buffer, more = '') => {
    const before = villages()
    const head =
      'code,name.zh,name.en,township,population,households,vulnerable,atRiskPopulation,atRiskVulnerable,elevationM,lon,lat'
    const lines = before.map(({ properties: p, geometry }) =>
      [
        ...[p.code, p.name.zh, p.name.en, p.township, p.population, p.households, p.vulnerable],
        ...[p.atRiskPopulation, p.atRiskVulnerable, p.elevationM, ...geometry.coordinates],
      ].join(','),
    )
    pack.write('villages.csv', encode([head, ...lines, more].join('\r\n')))
    rmSync(join(pack.folder, 'villages.geojson'))
    return before
  }
  const gbk = (text: string) => Buffer.from(gb18030(text))

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with the mark that Excel puts first', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, Excel’s Unicode text', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GB18030, what Excel in Chinese saves', gbk],
  ])('is the same in %s', (_, encode) => {
    const before = asCsv(encode)
    expect(villages()).toEqual(before)
  })

  it('takes semicolons, quoted cells over two lines, and empty rows, and knows the real line', () => {
    asCsv(
      (text) => Buffer.from(text.replaceAll(',', ';')),
      ',,,\r\n\r\n"990101101999";"两\n行";x;990101101;many;1;0;0;0;1;110.5;29.8',
    )
    expect(faultsOf('villages.csv')).toMatchObject([{ line: 155, row: 151, field: 'population' }])
  })

  it('is the same with numbers and codes in full-width digits, and names as they were', () => {
    const before = villages()
    const wide = (text: string) =>
      text.replace(/(?<=^|,)[\d.]+(?=,|$)/gm, (figure) =>
        figure.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
      )
    asCsv((text) => Buffer.from(wide(text)))
    expect(pack.text('villages.csv')).toContain('９９０１０１１０１')
    expect(villages()).toEqual(before)
  })

  it('may be packed', () => {
    const before = villages()
    pack.write('villages.geojson.gz', gzipSync(readFileSync(join(pack.folder, 'villages.geojson'))))
    rmSync(join(pack.folder, 'villages.geojson'))
    expect(villages()).toEqual(before)
  })
})

/** GB18030 has no encoder in Node; what the demo needs of it is found by decoding all two-byte codes. */
function gb18030(text: string): number[] {
  const codes = new Map<string, readonly number[]>()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  }
  return [...text].flatMap((char) => {
    const code = char.charCodeAt(0)
    return code < 0x80 ? [code] : (codes.get(char) ?? [])
  })
}

describe('a datum', () => {
  it.each(['GCJ-02', 'BD-09'] as const)('%s of one file is converted to WGS-84', (datum) => {
    const before = villages()
    pack.edit('villages.geojson', (layer) => ({
      ...layer,
      features: layer.features.map((feature) => ({
        ...feature,
        geometry: {
          type: 'Point',
          coordinates: gcoord.transform(
            feature.geometry.coordinates as [number, number],
            gcoord.WGS84,
            datum === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09,
          ),
        },
      })),
    }))
    pack.edit('pack.json', (header) => ({ ...header, datums: { villages: datum } }))
    villages().forEach(({ geometry: { coordinates } }, row) => {
      const [lon, lat] = before[row]!.geometry.coordinates
      expect(coordinates[0]).toBeCloseTo(lon, 5)
      expect(coordinates[1]).toBeCloseTo(lat, 5)
    })
  })
})

describe('what a GIS writes otherwise', () => {
  it('is mended with a note that names the place', () => {
    pack.edit('jurisdictions.geojson', (layer) => ({
      name: 'jurisdictions',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
      ...layer,
      features: layer.features.map((feature, row) => {
        const [ring = []] = feature.geometry.coordinates as number[][][]
        const [first = []] = ring
        if (row === 0)
          return { ...feature, geometry: { type: 'MultiPolygon', coordinates: [[ring.toReversed()]] } }
        if (row === 1) return { ...feature, geometry: { type: 'Polygon', coordinates: [ring.slice(0, -1)] } }
        if (row === 2) return { ...feature, geometry: { type: 'Polygon', coordinates: [[first, ...ring]] } }
        return { ...feature, id: row }
      }),
    }))
    expect(
      seen('jurisdictions.geojson').map(({ severity, row, reason }) => [severity, row, reason.en]),
    ).toEqual([
      ['note', 1, 'was a multi-geometry of one part'],
      ['note', 1, 'had a ring that ran the wrong way round'],
      ['note', 2, 'had a ring that was not closed'],
      ['note', 3, 'had the same vertex twice running'],
    ])
  })
})

it('says on which line of a file laid out by hand a fault stands', () => {
  const path = join(pack.folder, 'villages.geojson')
  const layer = JSON.parse(readFileSync(path, 'utf8'))
  layer.features[6].properties.population = -3
  writeFileSync(path, JSON.stringify(layer, null, 2))
  const lines = readFileSync(path, 'utf8').split('\n')
  const line = lines.findIndex((text) => text.includes('"population": -3')) + 1
  expect(faultsOf('villages.geojson')).toMatchObject([{ line, row: 7, field: 'population' }])
})

it('stays short when a whole file is wrong', () => {
  pack.edit('villages.geojson', (layer) => ({
    ...layer,
    features: Array.from({ length: 5_000 }, () => layer.features[0]),
  }))
  const { faults, findings } = examinePack(pack.folder)
  expect(faults).toBeGreaterThan(4_900)
  const told = new Map<string, number>()
  for (const { file, severity } of findings)
    told.set(`${severity} ${file}`, (told.get(`${severity} ${file}`) ?? 0) + 1)
  expect(Math.max(...told.values())).toBeLessThan(60)
  expect(findings.find(({ reason }) => reason.en.includes('more are not listed'))).toBeDefined()
})

it('does not mind where the folder came from', () => {
  const moved = `${pack.folder}-moved`
  renameSync(pack.folder, moved)
  expect(existsSync(pack.folder)).toBe(false)
  expect(examinePack(moved).faults).toBe(0)
  renameSync(moved, pack.folder)
})
