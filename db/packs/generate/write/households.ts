import type { County } from '../county.ts'
import { TAGS } from '../people/families.ts'
import { csv, packed, type Files } from './file.ts'

export function writeHouseholds({ homes }: County, files: Files): void {
  const numbers = new Map<string, number>()
  const rows = [...homes]
    .sort((a, b) => (a.hamlet.code < b.hamlet.code ? -1 : a.hamlet.code > b.hamlet.code ? 1 : 0))
    .map(({ hamlet, place, persons, tags, vulnerable, riskArea }) => {
      const number = (numbers.get(hamlet.code) ?? 0) + 1
      numbers.set(hamlet.code, number)
      const id = `${hamlet.code}-${String(number).padStart(4, '0')}`
      return [
        id,
        hamlet.code,
        ...place,
        persons,
        ...TAGS.map((tag) => tags[tag]),
        vulnerable,
        riskArea?.id ?? '',
      ]
    })
  const columns = ['id', 'hamlet', 'lon', 'lat', 'persons', ...TAGS, 'vulnerable', 'inRiskArea']
  files.set('households.csv.gz', packed(csv(columns, rows)))
}
