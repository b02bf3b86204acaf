import { describe, expect, it } from 'vitest'
import { words } from '../../words.ts'
import type { Bridge, RoadClass, RoadLine } from '../county.ts'
import { latticeOver } from '../lattice.ts'
import type { LonLat } from '../polygon/geometry.ts'
import { waysBetween } from './alternatives.ts'
import { hindrancesOf, type Closure } from './closures.ts'
import { describeWay } from './describe-way.ts'
import { RoadNetwork } from './network.ts'
import { cutRoads } from './pieces.ts'
import type { Vehicle } from './vehicles.ts'

// Two villages on two roads around a hill: the short one has a weak bridge in its middle, the long one is narrow.
const A: LonLat = [110, 30]
const B: LonLat = [110.1, 30]
const road = (id: string, roadClass: RoadClass, widthM: number, line: LonLat[]): RoadLine => ({
  ...{ id, class: roadClass, widthM, line },
  ...{ number: id, name: words(id, id) },
})
const roads = [
  road('short', 'county', 7, [A, [110.05, 30], B]),
  road('long', 'township', 3, [A, [110.05, 30.04], B]),
]
const bridge: Bridge = {
  ...{ id: 'bridge', roadId: 'short', name: words('桥', 'Bridge') },
  ...{ lon: 110.05, lat: 30, lengthM: 60, loadT: 10 },
}
const lattice = latticeOver({ west: 109.9, south: 29.9, east: 110.2, north: 30.1 }, 250)
const pieces = cutRoads(
  lattice,
  roads.map(({ line }) => line),
)
const network = new RoadNetwork(lattice, roads, [bridge], pieces)

/** Ids of the roads of each way found. */
function ways(by: Vehicle, closures: readonly Closure[], from = A, to = B, wanted = 0): string[][] {
  const found = hindrancesOf(network, closures, 'closures')
  if (!found.ok) return expect.fail(found.faults[0]?.code)
  const [start, end] = [from, to].map(([lon, lat]) => network.snap({ lon, lat })!)
  const [traffic, free] = [found.value, []].map((hindrances) => network.traffic(by, 'time', hindrances))
  return waysBetween(network, traffic!, free!, start!, end!, wanted).map(({ steps }) =>
    steps.map((step) => roads[step.road]!.id),
  )
}

const around = (lon: number, lat: number, slowTo?: number): Closure => {
  const [w, e, s, n] = [lon - 0.01, lon + 0.01, lat - 0.005, lat + 0.005]
  return {
    kind: 'area',
    slowTo,
    polygon: {
      type: 'Polygon',
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
  }
}

describe('a route', () => {
  it('takes the fastest road', () => expect(ways('car', [])).toEqual([['short']]))

  it('keeps heavy vehicles off weak bridges and wide ones off narrow roads', () => {
    expect(ways('ambulance', [])).toEqual([['short']])
    expect(ways('truck', [])).toEqual([])
  })

  it.each<[string, Closure]>([
    ['road', { kind: 'road', id: 'short' }],
    ['bridge', { kind: 'bridge', id: 'bridge' }],
    ['point', { kind: 'point', lon: 110.03, lat: 30.0001 }],
    ['area', around(110.03, 30)],
  ])('goes round a closed %s', (_, closure) => expect(ways('car', [closure])).toEqual([['long']]))

  it('avoids a slow area when another way is faster, and drives through it when not', () => {
    expect(ways('car', [around(110.03, 30, 0.9)])).toEqual([['short']])
    expect(ways('car', [around(110.03, 30, 0.05)])).toEqual([['long']])
  })

  it('still uses a closed road up to the place where it is closed', () => {
    expect(ways('car', [{ kind: 'bridge', id: 'bridge' }], A, [110.04, 30])).toEqual([['short']])
    expect(ways('car', [{ kind: 'bridge', id: 'bridge' }], A, [110.06, 30])).toEqual([['long', 'short']])
  })

  it('leads nowhere from within a closed area', () => {
    expect(ways('car', [around(110.03, 30)], [110.03, 30], B)).toEqual([])
  })

  it('has an alternative that differs', () => {
    expect(ways('onFoot', [], A, B, 1)).toEqual([['short'], ['long']])
  })

  it('is told with its length, minutes, line and bridges', () => {
    const [start, end] = [network.snap({ lon: 110, lat: 30 })!, network.snap({ lon: 110.1, lat: 30 })!]
    const traffic = network.traffic('car', 'time', [])
    const [way] = waysBetween(network, traffic, traffic, start, end, 0)
    const told = describeWay(network.graph, traffic, way!)
    // A tenth of a degree of longitude at 30° is 9.63 km; county roads are driven at 40 km/h.
    expect(told).toMatchObject({
      minutes: 14.4,
      line: [A, [110.05, 30], B],
      bridges: [{ id: 'bridge', loadT: 10 }],
    })
    expect(told.km).toBeCloseTo(9.63, 2)
  })

  it('a closure of something unknown is a fault that names it', () => {
    expect(hindrancesOf(network, [{ kind: 'bridge', id: 'none' }], 'closures')).toMatchObject({
      faults: [{ code: 'not-known', path: 'closures.0.id' }],
    })
    expect(hindrancesOf(network, [{ kind: 'point', lon: 110.05, lat: 30.02 }], 'closures')).toMatchObject({
      faults: [{ code: 'no-road-near', path: 'closures.0' }],
    })
  })
})
