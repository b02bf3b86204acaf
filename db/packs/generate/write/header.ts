import type { LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import { COUNTY } from '../sketch/settlements.ts'

/** The day of the data: a fixed one, since the same seed gives the same bytes. */
const DAY = '2026-11-25'

const INVENTED = {
  zh: '由种子程序生成的虚构演示数据，非任何真实县区',
  en: 'Invented for the demo by a seeded program; no real county',
}
const PEOPLE = {
  zh: '虚构演示数据；人名、电话均为杜撰',
  en: 'Invented for the demo; names and phones are made up',
}
const CODES = {
  zh: '物资编码按 GB/T 38565-2020 的 1+2+2+2 结构；标为暂定的编码未与标准表核对',
  en: 'Item codes follow the 1+2+2+2 structure of GB/T 38565-2020; those marked provisional were not checked against its table',
}

export function header({ outline, villages, seed }: County, centre: LonLat) {
  const ring = outline.get(0) ?? []
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  const source = (layers: string[], title: { zh: string; en: string }) => ({ layers, title, date: DAY })
  return {
    format: 'fenghuo-county-pack/2',
    id: 'qingshi',
    version: String(seed),
    code: COUNTY.code,
    name: COUNTY.name,
    fictional: true,
    datum: 'WGS-84',
    mapReviewNumber: null,
    population: villages.reduce((sum, { population }) => sum + population, 0),
    centre: { lon: centre[0], lat: centre[1] },
    bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    date: DAY,
    sources: [
      source(
        [
          ...[
            'jurisdictions',
            'villages',
            'hamlets',
            'roads',
            'rivers',
            'power-lines',
            'gauges',
            'facilities',
          ],
          ...['shelters', 'risk-areas', 'households', 'dem', 'landcover', 'plans'],
        ],
        INVENTED,
      ),
      source(['units', 'warehouses', 'grids', 'contacts'], PEOPLE),
      source(['warehouses'], CODES),
    ],
    settings: GIVEN.settings,
  }
}
