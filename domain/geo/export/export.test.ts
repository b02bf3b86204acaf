import { expect, it } from 'vitest'
import { toCsv } from './csv.ts'
import { floodToGeoJson, placesToGeoJson, routesToGeoJson } from './geojson.ts'

const source = { zh: '县测绘', en: 'County survey' }
const about = { version: 'v3', date: '2026-03-01', source, estimate: null }
const place = {
  id: 's-1',
  name: { zh: '岩口小学', en: 'Yankou School' },
  lon: 110.5,
  lat: 29.9,
  capacityPersons: 150,
}

it('a CSV row has its words in both languages and says where it comes from', () => {
  expect(toCsv({ about, rows: [place] })).toBe(
    '\uFEFFid,nameZh,nameEn,lon,lat,capacityPersons,dataVersion,dataDate,source,estimate\r\n' +
      's-1,岩口小学,Yankou School,110.5,29.9,150,v3,2026-03-01,县测绘 / County survey,\r\n',
  )
})

it('for people a CSV is in one language: heads, words, codes and where it comes from', () => {
  const thing = { ...place, id: '990101101001', vehicle: 'fireEngine', stale: true, lon: 110.123456789 }
  const seen = { ...thing, fixAt: '2026-03-01T16:00:00.000Z' }
  expect(toCsv({ about, rows: [seen] }, 'zh')).toContain(',是,2026-03-02 00:00:00,v3,')
  expect(toCsv({ about, rows: [thing] }, 'zh')).toBe(
    '\uFEFF编号,名称,经度,纬度,容量（人）,车辆,位置过旧,数据版本,数据日期,来源,估算依据\r\n' +
      '\t990101101001,岩口小学,110.123457,29.9,150,消防车,是,v3,2026-03-01,县测绘,\r\n',
  )
  expect(toCsv({ about, rows: [{ a: '\t=1' }] }, 'en')).toContain("'\t=1")
})

it('a CSV cell with commas, quotes or lines is quoted, and none is run as a formula', () => {
  const csv = toCsv({ about, rows: [{ a: 'x,"y"\n', b: '=1+1', c: -3 }] })
  expect(csv).toContain(`"x,""y""\n",'=1+1,-3,`)
})

it('of nothing, a CSV has its head and no rows', () => {
  const columns = ['id', 'nameZh', 'nameEn', 'km']
  expect(toCsv({ about, columns, rows: [] })).toBe(
    '\uFEFFid,nameZh,nameEn,km,dataVersion,dataDate,source,estimate\r\n',
  )
  expect(toCsv({ about, columns, rows: [] }, 'zh')).toContain('编号,名称,里程（公里）,数据版本')
})

it('a list of codes in a cell is said in words, one by one', () => {
  const csv = toCsv({ about, rows: [{ skills: 'boat first-aid' }] }, 'zh')
  expect(csv).toContain('操舟、急救')
})

it('places, routes and floods become GeoJSON with the data’s version, date and source', () => {
  const from = { dataVersion: 'v3', dataDate: '2026-03-01', source: '县测绘 / County survey', estimate: '' }
  const [point] = placesToGeoJson(about, [place]).features
  expect(point).toMatchObject({
    geometry: { coordinates: [110.5, 29.9] },
    properties: { nameZh: '岩口小学', ...from },
  })
  const route = {
    km: 2,
    minutes: 3,
    line: [
      [110, 29],
      [110, 30],
    ] as [number, number][],
    roads: [],
    bridges: [],
  }
  const [line] = routesToGeoJson({ about, routes: [route], offRoadM: { start: 0, end: 0 } }).features
  expect(line).toMatchObject({ geometry: { type: 'LineString' }, properties: { rank: 1, km: 2, ...from } })
  const depth = { fromM: 0, areaKm2: 1, polygon: { type: 'MultiPolygon' as const, coordinates: [] } }
  const estimate = { zh: '估算', en: 'Estimate' }
  const flood = { about: { ...about, estimate }, gauge: place, stageM: 2, rainfall: null, depths: [depth] }
  expect(floodToGeoJson(flood).features[0]).toMatchObject({
    properties: { fromM: 0, stageM: 2, gauge: 's-1', estimate: '估算 / Estimate' },
  })
})
