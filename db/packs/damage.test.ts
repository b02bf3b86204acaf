import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import gcoord from 'gcoord'
import { beforeEach, expect, it } from 'vitest'
import { copyOfDemoPack, type Editable, type PackFolder } from '../../tests/support/pack-folder.ts'
import { Area } from './check/area.ts'
import { examinePack } from './pack.ts'

let pack: PackFolder
beforeEach(async () => {
  pack = await copyOfDemoPack()
})

type Point = [number, number]
type Feature = Editable['features'][number]
const withPoint = (feature: Feature, coordinates: unknown) => ({
  ...feature,
  geometry: { type: 'Point', coordinates },
})
const withRing = (feature: Feature, change: (ring: Point[]) => Point[]) => ({
  ...feature,
  geometry: { type: 'Polygon', coordinates: [change((feature.geometry.coordinates as Point[][])[0] ?? [])] },
})
const withProperties = (feature: Feature, properties: object) => ({
  ...feature,
  properties: { ...feature.properties, ...properties },
})
const DEM = {
  columns: 4,
  rows: 3,
  west: 110.4,
  north: 29.9,
  cellLonDeg: 0.01,
  cellLatDeg: 0.01,
  unit: 'dm',
  encoding: 'int16-le-paeth',
  nodata: -32768,
}
const HOUSEHOLDS =
  'id,hamlet,village,lon,lat,persons,livingAlone,disabled,pregnant,infant,chronic,migrant,vulnerable,inRiskArea'
const riskArea = (ring: Point[]) => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {
        ...{ id: 'risk-1', kind: 'flashFlood', name: { zh: '沟口', en: 'Mouth' }, jurisdiction: '990101101' },
        ...{ villages: ['990101101202'], households: 1, population: 3, vulnerable: 1, shelter: null },
        ...{ signal: { zh: '鸣锣', en: 'Gong' }, route: { zh: '上山', en: 'Uphill' } },
      },
      geometry: { type: 'Polygon', coordinates: [ring] },
    },
  ],
})

const gcj02 = (point: Point): Point => gcoord.transform(point, gcoord.WGS84, gcoord.GCJ02)

/** Moved within its township until the shift of GCJ-02 would carry it out. */
function nearTheBorder({ geometry, properties }: Feature): Point {
  const { features } = JSON.parse(pack.text('jurisdictions.geojson')) as Editable
  const area = features.find((one) => one.properties['code'] === properties['township'])
  const township = new Area(area?.geometry.coordinates as Point[][])
  let point = geometry.coordinates as Point
  for (;;) {
    const shifted = gcj02(point)
    const next: Point = [(point[0] + shifted[0]) / 2, (point[1] + shifted[1]) / 2]
    if (!township.holds(shifted) || !township.holds(next)) return point
    point = next
  }
}

/** What is done to the pack, and what must be said: file, line, row, field, and words of the reason. */
const DAMAGE: Readonly<Record<string, [() => void, object, RegExp]>> = {
  'a file that no pack does without is missing': [
    () => rmSync(join(pack.folder, 'roads.geojson')),
    { file: 'roads.geojson', line: null, row: null },
    /is missing/,
  ],
  'a file that was cut off': [
    () => pack.write('villages.geojson', pack.text('villages.geojson').slice(0, 3_000)),
    { file: 'villages.geojson', row: null },
    /not valid JSON/,
  ],
  'NaN among the coordinates': [
    () => pack.replace('villages.geojson', /"coordinates":\[[\d.]+/, '"coordinates":[NaN'),
    { file: 'villages.geojson', line: 2, row: null },
    /not valid JSON/,
  ],
  'a gzip that is none': [
    () => {
      pack.write('rivers.geojson.gz', 'hello')
      rmSync(join(pack.folder, 'rivers.geojson'))
    },
    { file: 'rivers.geojson.gz' },
    /not a whole gzip/,
  ],
  'bytes that are text in no encoding': [
    () => pack.write('villages.geojson', Buffer.from([0x7b, 0xff, 0xff, 0xff, 0x80])),
    { file: 'villages.geojson' },
    /neither in UTF-8 nor in GB18030/,
  ],
  'the same layer twice': [
    () => pack.write('villages.csv', 'code\n'),
    { file: 'villages.csv' },
    /stands beside villages.geojson/,
  ],
  'a negative number of people': [
    () => pack.editFeature('villages.geojson', 1, (village) => withProperties(village, { population: -3 })),
    { file: 'villages.geojson', row: 2, field: 'population' },
    /-3 is too small/,
  ],
  'a misspelt field': [
    () => pack.editFeature('villages.geojson', 0, (village) => withProperties(village, { populaton: 3 })),
    { file: 'villages.geojson', row: 1, field: 'populaton' },
    /no field of this format/,
  ],
  'an unknown kind': [
    () => pack.editFeature('facilities.geojson', 2, (place) => withProperties(place, { kind: 'castle' })),
    { file: 'facilities.geojson', row: 3, field: 'kind' },
    /not one of the allowed values/,
  ],
  'a code that a spreadsheet spoilt': [
    () =>
      pack.editFeature('villages.geojson', 0, (village) => withProperties(village, { code: '9.90101E+11' })),
    { file: 'villages.geojson', row: 1, field: 'code' },
    /by the spreadsheet/,
  ],
  'a code that stands twice': [
    () => pack.replace('units.json', 'u-990101101-02', 'u-990101101-01'),
    { file: 'units.json', row: 2, field: 'id' },
    /used twice/,
  ],
  'a village of another township': [
    () =>
      pack.editFeature('villages.geojson', 0, (village) =>
        withProperties(village, { township: '990101102' }),
      ),
    { file: 'villages.geojson', row: 1, field: 'code' },
    /does not begin with 990101102/,
  ],
  'a reference to nothing': [
    () =>
      pack.editFeature('shelters.geojson', 0, (shelter) =>
        withProperties(shelter, { facilityId: 'fac-none' }),
      ),
    { file: 'shelters.geojson', row: 1, field: 'facilityId' },
    /no facility fac-none/,
  ],
  'a lot of an item that nobody describes': [
    () => pack.replace('warehouses.json', /"item-shovel"(,\s+"lot")/, '"item-spoon"$1'),
    { file: 'warehouses.json', row: 1 },
    /no item item-spoon/,
  ],
  'longitude and latitude swapped': [
    () =>
      pack.editFeature('villages.geojson', 0, (village) =>
        withPoint(village, (village.geometry.coordinates as Point).toReversed()),
      ),
    { file: 'villages.geojson', row: 1, field: 'coordinates' },
    /the wrong way round/,
  ],
  'a place in another county': [
    () => pack.editFeature('shelters.geojson', 0, (shelter) => withPoint(shelter, [116.4, 39.9])),
    { file: 'shelters.geojson', row: 1, field: 'coordinates' },
    /lies outside the county/,
  ],
  'a polygon that crosses itself': [
    () =>
      pack.write(
        'risk-areas.geojson',
        JSON.stringify(
          riskArea([
            [110.5, 29.8],
            [110.51, 29.81],
            [110.51, 29.8],
            [110.5, 29.81],
            [110.5, 29.8],
          ]),
        ),
      ),
    { file: 'risk-areas.geojson', row: 1, field: 'coordinates' },
    /crosses itself at 110.50500, 29.80500/,
  ],
  'a polygon without an inside': [
    () => pack.editFeature('jurisdictions.geojson', 1, (area) => withRing(area, (ring) => ring.slice(0, 2))),
    { file: 'jurisdictions.geojson', row: 2 },
    /too few/,
  ],
  'a township that is missing': [
    () =>
      pack.edit('jurisdictions.geojson', (layer) => ({ ...layer, features: layer.features.slice(0, -1) })),
    { file: 'jurisdictions.geojson' },
    /smaller than the county/,
  ],
  'a bridge beside its road': [
    () => {
      const row = (JSON.parse(pack.text('roads.geojson')) as Editable).features.findIndex(
        ({ properties }) => properties['kind'] === 'bridge',
      )
      pack.editFeature('roads.geojson', row, (bridge) => {
        const [lon, lat] = bridge.geometry.coordinates as Point
        return withPoint(bridge, [lon + 0.001, lat])
      })
    },
    { file: 'roads.geojson', field: 'coordinates' },
    /on no vertex of road/,
  ],
  'a whole file in GCJ-02 without saying so': [
    () =>
      pack.edit('villages.geojson', (layer) => ({
        ...layer,
        features: layer.features.map((village) => {
          const point = gcj02(nearTheBorder(village))
          return withPoint(village, point)
        }),
      })),
    { file: 'villages.geojson', row: null },
    /looks as if it were in GCJ-02/,
  ],
  'a household with more vulnerable than people': [
    () => pack.write('households.csv', `${HOUSEHOLDS}\nh1,,990101101202,110.5,29.85,2,1,0,0,0,0,0,3,\n`),
    { file: 'households.csv', line: 2, row: 1, field: 'vulnerable' },
    /does not fit/,
  ],
  'a household that is not a number': [
    () => pack.write('households.csv', `${HOUSEHOLDS}\nh1,,990101101202,NaN,29.85,2,1,0,0,0,0,0,1,\n`),
    { file: 'households.csv', line: 2, row: 1, field: 'lon' },
    /no coordinate/,
  ],
  'a row with a cell too few': [
    () => pack.write('grids.csv', 'id,village,name,worker,phone\ng1,990101101202,一网格,张三\n'),
    { file: 'grids.csv', line: 2, row: 1 },
    /has 4 cells where 5 are named/,
  ],
  'a quote that is never closed': [
    () => pack.write('grids.csv', 'id,village,name,worker,phone\ng1,"990101101202,一网格,张三,1\n'),
    { file: 'grids.csv', line: 2 },
    /not valid CSV/,
  ],
  'a height grid of another size': [
    () => {
      pack.write('dem.json', JSON.stringify(DEM))
      pack.write('dem.bin.gz', gzipSync(Buffer.alloc(20)))
    },
    { file: 'dem.bin.gz' },
    /20 bytes instead of 24/,
  ],
  'a height grid that unpacks without end': [
    () => {
      pack.write('dem.json', JSON.stringify(DEM))
      pack.write('dem.bin.gz', gzipSync(Buffer.alloc(50_000_000)))
    },
    { file: 'dem.bin.gz' },
    /unpacks to more than/,
  ],
  'brackets within brackets without end': [
    () => pack.write('plans.json', '['.repeat(5_000_000)),
    { file: 'plans.json', line: 1 },
    /more than 32 brackets/,
  ],
  'a number that no computer takes': [
    () => pack.replace('villages.geojson', '"population":1360', '"population":1e999 '),
    { file: 'villages.geojson', row: 2, field: 'population' },
    /^1e999 is too large to be read as a number$/,
  ],
  'a coordinate that no computer takes': [
    () => pack.replace('villages.geojson', /("coordinates":\s*\[)[\d.]+/, '$1-1e999'),
    { file: 'villages.geojson', row: 1, field: expect.stringMatching(/coordinates/) as string },
    /^-1e999 is too large/,
  ],
  'a pack of another format': [
    () => pack.replace('pack.json', 'fenghuo-county-pack/2', 'fenghuo-county-pack/9'),
    { file: 'pack.json', line: 2, field: 'format' },
    /not one of the allowed values/,
  ],
}

it.each(Object.entries(DAMAGE))(
  'refuses %s, and says where, why and how to mend it',
  (_, [damage, where, why]) => {
    damage()
    const { pack: whole, findings } = examinePack(pack.folder)
    expect(whole).toBeUndefined()
    const faults = findings.filter(({ severity }) => severity === 'fault')
    const found = faults.find((fault) => why.test(fault.reason.en))
    expect(found, JSON.stringify(faults.slice(0, 3))).toMatchObject(where)
    expect(found?.reason.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(found?.mend.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(found?.mend.en).not.toBe('')
  },
)

it('does not ask for just the bound that may not be reached', () => {
  pack.editFeature('roads.geojson', 0, (road) => ({
    ...road,
    properties: { ...road.properties, widthM: 0 },
  }))
  expect(examinePack(pack.folder).findings).toContainEqual(
    expect.objectContaining({
      ...{
        field: 'widthM',
        reason: expect.objectContaining({ en: expect.stringContaining('0 is too small') }),
      },
      mend: { zh: '须大于 0', en: 'More than 0' },
    }),
  )
})
