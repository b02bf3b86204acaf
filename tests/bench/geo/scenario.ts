import { makeGeography } from '../../../domain/geo/geography.ts'
import { WHOLE } from '../../support/geo/county-size.ts'
import { madeUpCounty } from '../../support/geo/made-up-county.ts'
import type { Figure, Scenario } from '../lib/figure.ts'
import { impactFigures } from './impact.ts'
import { routeFigures } from './routes.ts'

export const geo: Scenario = {
  name: 'geo',
  title: 'Answers from geography over 60,000 households, with turf, flatbush and ngraph.path beside them',
  run({ note }) {
    const data = madeUpCounty(WHOLE)
    const from = performance.now()
    const geography = makeGeography(data)
    const indexed: Figure = { name: 'indexing the county', value: performance.now() - from, unit: 'ms' }
    note('impact of polygons')
    const impact = impactFigures(data, geography)
    note('routes')
    const routes = routeFigures(data, geography)
    const notes = [
      `A made-up county: ${data.households.count} households, ${data.roads.length} roads between junctions.`,
      'p95 is of the whole answer, the polygon checked. Beside the controls stands the count of people alone, which is what they do.',
      'Single-threaded arithmetic: other load on the machine shows in p95. Ratios compare medians.',
    ]
    return Promise.resolve({ scenario: 'geo', figures: [...impact, ...routes, indexed], notes })
  },
}
