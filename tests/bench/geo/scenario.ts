import { makeGeography } from '../../../domain/geo/geography.ts'
import type { Figure, Scenario } from '../lib/figure.ts'
import { impactFigures } from './impact.ts'
import { readQingshi } from './qingshi.ts'
import { routeFigures } from './routes.ts'

export const geo: Scenario = {
  name: 'geo',
  title: 'Answers from geography over 60,000 households, with turf, flatbush and ngraph.path beside them',
  async run({ note }) {
    note('reading 青石县')
    const data = await readQingshi()
    const from = performance.now()
    const geography = makeGeography(data)
    const indexed: Figure = { name: 'indexing the county', value: performance.now() - from, unit: 'ms' }
    note('impact of polygons')
    const impact = impactFigures(data, geography)
    note('routes')
    const routes = routeFigures(data, geography)
    const notes = [
      `青石县, whole: ${data.households.count} households, ${data.roads.length} roads between junctions.`,
      'p95 is of the whole answer, checked and described. Beside the controls stands what they do: the count of people, the search of a way.',
      'Ratios compare medians.',
    ]
    return { scenario: 'geo', figures: [...impact, ...routes, indexed], notes }
  },
}
