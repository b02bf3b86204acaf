import gcoord from 'gcoord'
import { beforeEach, describe, expect, it } from 'vitest'
import { copyOfDemoPack, type Editable, type PackFolder } from '../../tests/support/pack-folder.ts'
import { lightCounty } from '../../tests/support/light-county.ts'
import { readPack } from '../../tests/support/read-pack.ts'
import { examinePack } from './pack.ts'

let pack: PackFolder
beforeEach(async () => {
  pack = await copyOfDemoPack()
})

type Point = [number, number]
type Feature = Editable['features'][number]
const told = (severity: string) =>
  examinePack(pack.folder).findings.filter((one) => one.severity === severity)
const rings = (feature: Feature) => feature.geometry.coordinates as Point[][]
const withRings = (feature: Feature, coordinates: Point[][]) => ({
  ...feature,
  geometry: { type: 'Polygon', coordinates },
})
const withProperties = (feature: Feature, properties: object) => ({
  ...feature,
  properties: { ...feature.properties, ...properties },
})
const editRisk = (change: (feature: Feature) => object) => () =>
  pack.editFeature('risk-areas.geojson', 0, change)
const square = ([x, y]: Point, side: number): Point[] => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
]
/** A square that a test may cut holes into, about the seat of the county's first township. */
const AROUND: Point = [110.53, 29.89]
const outer = square(AROUND, 0.01).toReversed()
const HOUSEHOLDS =
  'id,hamlet,village,lon,lat,persons,livingAlone,disabled,pregnant,infant,chronic,migrant,vulnerable,inRiskArea'
const household = (id: string, hamlet: string, village: string) => () =>
  pack.write(
    'households.csv',
    `${HOUSEHOLDS}\n${id},${hamlet},${village},110.54257,29.89485,2,1,0,0,0,0,0,1,\n`,
  )
/** The first store with its first lot, or a target more. */
const firstStore = (change: (store: Editable) => object) => () =>
  pack.edit('warehouses.json', (stock) => {
    const [store, ...others] = stock['warehouses'] as Editable[]
    return { ...stock, warehouses: [store && { ...store, ...change(store) }, ...others] }
  })
const firstLot = (change: object) =>
  firstStore(({ lots }) => {
    const [lot, ...others] = lots as object[]
    return { lots: [{ ...lot, ...change }, ...others] }
  })
/** Heights of 4 x 3 cells, level ground. */
const heights = (frame: { west: number; north: number; cellLonDeg: number; cellLatDeg: number }) => {
  const header = { columns: 4, rows: 3, unit: 'dm', encoding: 'int16-le-paeth', nodata: -32768, ...frame }
  pack.write('dem.json', JSON.stringify(header))
  pack.write('dem.bin', Buffer.alloc(24))
}
const firstUnit = (change: object) => () => {
  const [unit, ...others] = JSON.parse(pack.text('units.json')) as object[]
  pack.write('units.json', JSON.stringify([{ ...unit, ...change }, ...others]))
}

/** What is done to the pack, and the one fault that must come of it. */
const FAULTS: Readonly<Record<string, [() => void, object, RegExp]>> = {
  'a hole outside its ring': [
    editRisk((area) => withRings(area, [outer, square([110.55, 29.89], 0.005)])),
    { file: 'risk-areas.geojson', row: 1, field: 'coordinates' },
    /has a hole outside its ring, at 110.55000, 29.89000/,
  ],
  'a hole that crosses its ring': [
    editRisk((area) => withRings(area, [outer, square([110.535, 29.892], 0.007)])),
    { file: 'risk-areas.geojson', row: 1, field: 'coordinates' },
    /has a hole that crosses its ring at 110.54000, 29.89900/,
  ],
  'two holes that cross': [
    editRisk((area) =>
      withRings(area, [outer, square([110.531, 29.891], 0.004), square([110.533, 29.893], 0.004)]),
    ),
    { file: 'risk-areas.geojson', row: 1 },
    /two holes that cross/,
  ],
  'a danger area beside the county': [
    editRisk((area) => withRings(area, [square([110.08, 29.8], 0.01).toReversed()])),
    { file: 'risk-areas.geojson', row: 1, field: 'coordinates' },
    /lies wholly outside the county, at/,
  ],
  'a shape of two parts': [
    editRisk((area) => ({
      ...area,
      geometry: { type: 'MultiPolygon', coordinates: [rings(area), [outer]] },
    })),
    { file: 'risk-areas.geojson', row: 1, field: 'geometry' },
    /is a MultiPolygon of 2 parts/,
  ],
  'a row without a place': [
    editRisk((area) => ({ ...area, geometry: null })),
    { file: 'risk-areas.geojson', row: 1, field: 'geometry' },
    /has no geometry/,
  ],
  'a code that a spreadsheet spoilt, once': [
    () =>
      pack.editFeature('villages.geojson', 0, (village) => withProperties(village, { code: '9.90101E+11' })),
    { file: 'villages.geojson', row: 1, field: 'code' },
    /by the spreadsheet/,
  ],
  'a column that is none, once however many rows there are': [
    () => {
      const [head, ...rows] = pack.text('grids.csv').trim().split('\n')
      pack.write('grids.csv', [`${head},note`, ...rows.map((row) => `${row},x`)].join('\n'))
    },
    { file: 'grids.csv', line: 1, row: null, field: 'note' },
    /no field of this format/,
  ],
  'a day that there is not': [
    () => pack.replace('warehouses.json', /"producedOn": "[\d-]+"/, '"producedOn": "2026-02-30"'),
    { file: 'warehouses.json', field: 'warehouses.lots.0.producedOn' },
    /"2026-02-30" has the wrong form/,
  ],
  'a lot that expired before it was made': [
    firstLot({ producedOn: '2026-03-10', expiresOn: '2025-03-09' }),
    { file: 'warehouses.json', row: 1, field: 'warehouses.lots.0.expiresOn' },
    /2025-03-09 is before it was made, on 2026-03-10/,
  ],
  'a lot of more than can be booked': [
    firstLot({ quantity: 1_000_000_001 }),
    { file: 'warehouses.json', field: 'warehouses.lots.0.quantity' },
    /is too big/,
  ],
  'a lot whose number is nothing but a space': [
    firstLot({ lot: ' ' }),
    { file: 'warehouses.json', field: 'warehouses.lots.0.lot' },
    /is too small/,
  ],
  'a store that should hold an item twice': [
    firstStore(({ targets }) => ({ targets: [...(targets as object[]), (targets as object[])[0]] })),
    { file: 'warehouses.json', row: 1 },
    /two targets of one item/,
  ],
  'a store with a name longer than a command takes': [
    firstStore(() => ({ name: { zh: '库'.repeat(81), en: 'Store' } })),
    { file: 'warehouses.json', row: 1, field: 'warehouses.name.zh' },
    /too long/,
  ],
  'a unit of more people than a command takes': [
    firstUnit({ headcount: 10_001 }),
    { file: 'units.json', row: 1, field: 'headcount' },
    /is too big/,
  ],
  'heights of another place': [
    () => heights({ west: 113.17, north: 30.064, cellLonDeg: 0.2, cellLatDeg: 0.2 }),
    { file: 'dem.json', line: null, row: null, field: 'west' },
    /covers 113.17000, 29.46400, 113.97000, 30.06400, nothing of the county/,
  ],
  'a unit of a village that there is not': [
    firstUnit({ jurisdiction: '990101101999' }),
    { file: 'units.json', row: 1, field: 'jurisdiction' },
    /there is no village 990101101999/,
  ],
  'a household of two villages': [
    household('h-1', '990101101001001', '990101101002'),
    { file: 'households.csv', line: 2, row: 1, field: 'village' },
    /990101101001001 does not begin with 990101101002/,
  ],
  'a household whose id has a space': [
    household('bad id 空格', '990101101001001', ''),
    { file: 'households.csv', line: 2, row: 1, field: 'id' },
    /"bad id 空格" has the wrong form/,
  ],
  'a village that cannot be read, without a word of those that belong to it': [
    () => pack.editFeature('villages.geojson', 0, (village) => withProperties(village, { population: -3 })),
    { file: 'villages.geojson', row: 1, field: 'population' },
    /too small/,
  ],
  'a township that cannot be read, without a word of the places in it': [
    () => pack.editFeature('jurisdictions.geojson', 1, (area) => withProperties(area, { population: -3 })),
    { file: 'jurisdictions.geojson', row: 2, field: 'population' },
    /too small/,
  ],
  'a header that cannot be read whole': [
    () => pack.replace('pack.json', /"code": "\d+"/, '"code": "99010"'),
    { file: 'pack.json', field: 'code' },
    /wrong form/,
  ],
}

it.each(Object.entries(FAULTS))('refuses %s, and says nothing else', (_, [damage, where, why]) => {
  damage()
  const faults = told('fault')
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject(where)
  expect(faults[0]?.reason.en).toMatch(why)
  expect(faults[0]?.mend.en).not.toContain('such as {')
})

describe('warnings', () => {
  it('of the demo county there are none', () => {
    expect(told('warning')).toEqual([])
  })

  it('name a road that is not as long as it says', () => {
    pack.editFeature('roads.geojson', 0, (road) => withProperties(road, { lengthKm: 999 }))
    const [warning, ...others] = told('warning')
    expect(others).toEqual([])
    expect(warning).toMatchObject({ file: 'roads.geojson', row: 1, field: 'lengthKm' })
    expect(warning?.reason.en).toMatch(/^is 999 km, and drawn [\d.]+ km long$/)
  })

  it('name heights that leave out part of the county', () => {
    heights({ west: 110.17, north: 30.064, cellLonDeg: 0.1, cellLatDeg: 0.2 })
    const [warning, ...others] = told('warning')
    expect(others).toEqual([])
    expect(warning).toMatchObject({ file: 'dem.json', field: 'west' })
    expect(warning?.reason.en).toBe('covers 110.17000, 29.46400, 110.57000, 30.06400, not all of the county')
  })

  it('name a village with two contacts of post A, and one with none', () => {
    const [head, ...rows] = pack.text('contacts.csv').trim().split('\n')
    const [a = '', b = '', ...others] = rows
    pack.write('contacts.csv', [head, a, b.replace(',B,', ',A,'), ...others.slice(2)].join('\n'))
    const said = told('warning').map(({ file, row, reason }) => [file, row, reason.en])
    expect(said).toEqual([
      ['contacts.csv', 2, '990101101001 has two contacts of post A'],
      ['villages.geojson', 2, '990101101201 has no contact of post A'],
    ])
  })

  it.each(['roads', 'rivers'] as const)('name %s in GCJ-02 without saying so', (layer) => {
    shift(`${layer}.geojson`)
    const warning = told('warning').find(({ reason }) => reason.en.includes('looks as if'))
    expect(warning).toMatchObject({ file: `${layer}.geojson`, row: null })
    expect(warning?.reason.en).toContain('GCJ-02')
    expect(warning?.mend.en).toContain(`"${layer}": "GCJ-02"`)
  })

  it('name the checks that a file with faults leaves out', () => {
    pack.editFeature('roads.geojson', 0, (road) => withProperties(road, { lengthKm: -1 }))
    pack.write('hamlets.geojson', 'hello')
    const left = told('warning').map(({ file, reason }) => [file, reason.en])
    expect(left).toContainEqual([
      'roads.geojson',
      'has faults, so these were not checked: whether the roads form one network',
    ])
    expect(left).toContainEqual(['hamlets.geojson', expect.stringContaining('people of villages by hamlet')])
  })
})

const gcj02 = (point: Point): Point => {
  const [lon, lat] = gcoord.transform(point, gcoord.WGS84, gcoord.GCJ02) as Point
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))]
}
const shifted = (coordinates: unknown): unknown =>
  Array.isArray(coordinates) && typeof coordinates[0] !== 'number'
    ? coordinates.map(shifted)
    : gcj02(coordinates as Point)

function shift(file: string): void {
  pack.edit(file, (layer) => ({
    ...layer,
    features: layer.features.map((feature) => {
      const { seatLon, seatLat } = feature.properties
      const [lon, lat] = seatLon === undefined ? [] : gcj02([seatLon as number, seatLat as number])
      return {
        ...feature,
        properties:
          lon === undefined ? feature.properties : { ...feature.properties, seatLon: lon, seatLat: lat },
        geometry: { ...feature.geometry, coordinates: shifted(feature.geometry.coordinates) },
      }
    }),
  }))
}

describe('a whole pack in GCJ-02, to five decimals', () => {
  beforeEach(() => {
    for (const file of pack.files().filter((name) => name.endsWith('.geojson'))) shift(file)
    const placed = (row: { lon: number; lat: number }) => {
      const [lon, lat] = gcj02([row.lon, row.lat])
      return { ...row, lon, lat }
    }
    const units = JSON.parse(pack.text('units.json')) as { lon: number; lat: number }[]
    pack.write('units.json', JSON.stringify(units.map(placed)))
    pack.edit('warehouses.json', (stock) => ({
      ...stock,
      warehouses: (stock['warehouses'] as { lon: number; lat: number }[]).map(placed),
    }))
    pack.edit('pack.json', ({ bbox, centre, ...header }) => {
      const [west, south, east, north] = bbox as [number, number, number, number]
      const box = [...gcj02([west, south]), ...gcj02([east, north])]
      return { ...header, datum: 'GCJ-02', bbox: box, centre: placed(centre as { lon: number; lat: number }) }
    })
  })

  it('is good, although its box is not quite the same box', () => {
    expect(told('fault')).toEqual([])
    expect(told('warning')).toEqual([])
    const [west, south, east, north] = examinePack(pack.folder).pack?.header.bbox ?? []
    const whole = readPack(lightCounty()).header.bbox
    ;[west, south, east, north].forEach((degrees, at) => expect(degrees).toBeCloseTo(whole[at] ?? 0, 2))
  })

  it('with a box too small is told one that it can write down', () => {
    pack.edit('pack.json', (header) => ({ ...header, bbox: [110.4, 29.7, 110.5, 29.8] }))
    const [fault, ...others] = told('fault')
    expect(others).toEqual([])
    expect(fault).toMatchObject({ file: 'pack.json', field: 'bbox' })
    const said = fault?.mend.en.match(/^At least (.*) \(GCJ-02\)$/)?.[1] ?? ''
    pack.edit('pack.json', (header) => ({ ...header, bbox: said.split(', ').map(Number) }))
    expect(told('fault')).toEqual([])
  })

  it('tells places by its own numbers, and names the datum', () => {
    const bow: Point[] = [
      [110.5, 29.8],
      [110.51, 29.81],
      [110.51, 29.8],
      [110.5, 29.81],
      [110.5, 29.8],
    ]
    pack.editFeature('risk-areas.geojson', 0, (area) => withRings(area, [bow]))
    expect(told('fault')[0]?.reason.en).toBe('crosses itself at 110.50500, 29.80500 (GCJ-02)')
  })
})
