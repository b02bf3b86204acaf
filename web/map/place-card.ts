import { words, type Words } from '../../domain/words.ts'
import { PLACE_NAMES } from './symbols/place-glyphs.ts'

export interface PlaceCard {
  readonly title: Words
  readonly lines: readonly Words[]
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
  return {
    title,
    lines: [
      ...(PLACE_NAMES[kind] ? [PLACE_NAMES[kind]] : []),
      ...figure('capacityPersons', '可容纳（人）', 'Capacity'),
      ...figure('population', '人口', 'Population'),
      ...figure('atRiskPopulation', '危险区人口', 'At risk'),
      ...figure('vulnerable', '脆弱人员', 'Vulnerable'),
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
