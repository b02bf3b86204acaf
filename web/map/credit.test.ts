import { expect, it } from 'vitest'
import { creditOf } from './credit.ts'
import { underlaysOf, type Underlay } from './base/underlay.ts'

const basemap = {
  ...{
    version: 'a-1',
    tiles: 'raster' as const,
    bounds: [110, 29, 111, 30] as [number, number, number, number],
  },
  ...{ minZoom: 6, maxZoom: 14, attribution: '县自然资源局', layers: [] },
}
const county = { code: '990101', name: { zh: '县', en: 'County' }, mapReviewNumber: '鄂S(2026)001号' }
const config = { county, demo: null, tiandituReviewNumber: 'GS(2025)0001号' }
const zh = (asked: Parameters<typeof creditOf>[0], underlay: Underlay) =>
  creditOf(asked, underlay, basemap).map((line) => line.zh)

it('shows the review number of the county on its own map', () => {
  expect(zh(config, 'own')).toEqual(['审图号：鄂S(2026)001号'])
})

it('shows whose base map it is, and the number of 天地图 beside that of the county', () => {
  expect(zh(config, 'pack')).toEqual(['审图号：鄂S(2026)001号', '县自然资源局'])
  expect(zh(config, 'img')).toEqual(['审图号：鄂S(2026)001号', '天地图 审图号：GS(2025)0001号'])
})

it('names 天地图 without a number, and says that a demo is invented', () => {
  const fictional = { county: { ...county, mapReviewNumber: null }, demo: { accounts: [], password: '' } }
  expect(zh({ ...fictional, tiandituReviewNumber: null }, 'vec')).toEqual(['天地图', '虚构演示地图'])
})

it('offers only what the server has', () => {
  expect(underlaysOf({ basemap: undefined })).toEqual(['own'])
  expect(underlaysOf({ basemap, tianditu: false })).toEqual(['own', 'pack'])
  expect(underlaysOf({ basemap: undefined, tianditu: true })).toEqual(['own', 'vec', 'img', 'ter'])
})
