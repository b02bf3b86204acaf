import { FILES, type Pack, type Part } from '../files.ts'
import { nameOf } from '../prepare.ts'
import { areaKm2 } from './area-km2.ts'

/** What a pack holds, in lines for a terminal, in both languages. */
export function summary(pack: Pack): string[] {
  const { header } = pack
  const lots = pack.stock.warehouses.reduce((sum, { lots: own }) => sum + own.length, 0)
  const vulnerable = pack.villages.features.reduce((sum, { properties }) => sum + properties.vulnerable, 0)
  const oldest = header.sources.map(({ date }) => date).sort()[0]
  const lines = [
    `${header.name.zh} ${header.name.en} · ${header.code} · ${nameOf(header)} · ${header.format}`,
    `数据日期 data of ${header.date}，来源最早 oldest source ${oldest}`,
    `审图号 map review number: ${header.mapReviewNumber ?? '无 none'}${header.fictional ? '（虚构 fictional）' : ''}`,
    `人口 people ${count(header.population)} · 脆弱 vulnerable ${count(vulnerable)} · 面积 area ${count(Math.round(areaKm2(pack)))} km²`,
    '',
  ]
  const rows = (Object.keys(FILES) as Part[]).flatMap((part) => {
    if (part === 'header' || part === 'stock') return []
    const content = pack[part]
    return [[FILES[part].name, 'features' in content ? content.features.length : content.length] as const]
  })
  const more = [
    ['warehouses', pack.stock.warehouses.length],
    ['items', pack.stock.items.length],
    ['lots', lots],
    ['households', pack.households.count],
  ] as const
  return [
    ...lines,
    ...[...rows, ...more].map(([name, number]) => `  ${name.padEnd(16)}${count(number).padStart(10)}`),
    ...(['dem', 'landcover'] as const).map(
      (name) => `  ${name.padEnd(16)}${gridSize(pack[name]).padStart(10)}`,
    ),
    `  ${'map'.padEnd(16)}${basemapSize(pack.basemap).padStart(10)}`,
  ]
}

const count = (number: number): string => number.toLocaleString('en')
const basemapSize = (map: Pack['basemap']): string =>
  map ? `${map.tiles}, ${(map.bytes / 1e6).toFixed(1)} MB, ${map.minZoom}–${map.maxZoom}` : '—'
const gridSize = (grid: { columns: number; rows: number } | null): string =>
  grid ? `${grid.columns} x ${grid.rows}` : '—'
