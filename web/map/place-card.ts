import { words, type Words } from '../../domain/words.ts'
import { PLACE_NAMES } from './symbols/place-glyphs.ts'

export interface PlaceCard {
  readonly title: Words
  readonly lines: readonly Words[]
}

const RISK_NAMES: Readonly<Record<string, Words>> = {
  flashFlood: words('山洪危险区', 'Flash-flood area'),
  landslide: words('滑坡隐患点', 'Landslide area'),
  debrisFlow: words('泥石流隐患点', 'Debris-flow area'),
  wildfire: words('森林火险区', 'Wildfire area'),
  other: words('危险区', 'Risk area'),
}

/** What is known of a place of the base map. Nested properties come back from the map as JSON text. */
export function placeCard(layer: string, properties: Readonly<Record<string, unknown>>): PlaceCard {
  const title = wordsFrom(properties['name']) ?? words('—', '—')
  const kind =
    layer === 'shelters' ? 'shelter' : layer === 'gauges' ? 'gauge' : String(properties['kind'] ?? '')
  const figure = (key: string, zh: string, en: string): Words[] => {
    const value = properties[key]
    return typeof value === 'number' ? [words(`${zh} ${value}`, `${en} ${value}`)] : []
  }
  const sentence = (key: string, zh: string, en: string): Words[] => {
    const said = wordsFrom(properties[key])
    return said ? [words(`${zh}：${said.zh}`, `${en}: ${said.en}`)] : []
  }
  const sort = layer === 'risk-areas' ? RISK_NAMES[kind] : PLACE_NAMES[kind]
  return {
    title,
    lines: [
      ...(sort ? [sort] : []),
      ...figure('capacityPersons', '容量（人）', 'Capacity'),
      ...figure('population', '人口', 'Population'),
      ...figure('atRiskPopulation', '危险区人口', 'At risk'),
      ...figure('households', '户数', 'Households'),
      ...figure('vulnerable', '脆弱人员', 'Vulnerable'),
      ...sentence('signal', '报警信号', 'Signal'),
      ...sentence('route', '转移路线', 'Way out'),
      ...figure('lengthM', '长度（m）', 'Length (m)'),
      ...figure('loadT', '限载（t）', 'Load limit (t)'),
    ],
  }
}

function wordsFrom(value: unknown): Words | undefined {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value
  if (typeof parsed !== 'object' || parsed === null || !('zh' in parsed) || !('en' in parsed))
    return undefined
  return words(String(parsed.zh), String(parsed.en))
}
