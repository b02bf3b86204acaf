import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nearestVertex, roadNetwork } from '../../scenarios/roads/network.ts'
import { within } from './geometry.ts'
import { readPack } from '../../tests/support/read-pack.ts'
import { heightIn } from '../../tests/support/geo/height-in.ts'

const pack = readPack(join(import.meta.dirname, 'qingshi'))
const roads = pack.roads.features
const net = roadNetwork(pack.roads)
const town = pack.jurisdictions.features.find(({ properties }) => properties.code === '990101103')

const bridges = roads.flatMap(({ properties, geometry }) =>
  properties.kind === 'bridge' && geometry.type === 'Point'
    ? [{ ...properties, point: geometry.coordinates, at: String(geometry.coordinates) }]
    : [],
)
const atBridge = new Set(bridges.map(({ at }) => at))
/** Nobody lives on a bridge. */
const banks = { ...net, places: new Map([...net.places].filter(([key]) => !atBridge.has(key))) }
const villages = pack.villages.features.map(({ properties, geometry }) => ({
  name: properties.name.zh,
  at: String(nearestVertex(banks, geometry.coordinates)),
}))
const seat = String(nearestVertex(banks, [town?.properties.seatLon ?? 0, town?.properties.seatLat ?? 0]))

/** The villages that have no way to the county's seat when a place of the road net is closed. */
function cutOffBy(closed: string): string[] {
  const reached = new Set([closed, seat])
  const open = [seat]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of net.edges.get(at)?.keys() ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  return villages.filter(({ at }) => !reached.has(at)).map(({ name }) => name)
}

const cuts = bridges.map((bridge) => ({ ...bridge, villages: cutOffBy(bridge.at) }))

describe('the road net of the demo county', () => {
  it('has no bridge that cuts off more than 15 villages', () => {
    const worst = cuts.filter((cut) => cut.villages.length > 15)
    expect(worst.map(({ name, villages: lost }) => [name.zh, lost.length])).toEqual([])
  })

  it('has no bridge of a main road in the county town that cuts off a village', () => {
    const own = cuts.filter(
      ({ class: of, point }) => of !== 'township' && within(point, town?.geometry.coordinates ?? []),
    )
    expect(own.length).toBeGreaterThan(5)
    expect(own.filter((cut) => cut.villages.length > 0).map(({ name }) => name.zh)).toEqual([])
  })

  it('crosses the Qing River in the county town with the ring road, twice at least', () => {
    const ring = bridges.filter(({ number, river }) => number === 'X19' && river === 'qinghe')
    expect(ring.length).toBeGreaterThanOrEqual(2)
    for (const { point } of ring) expect(within(point, town?.geometry.coordinates ?? [])).toBe(true)
  })

  it('leaves the mountain villages on spurs, where one bridge cuts them off', () => {
    const spurs = cuts.filter(({ class: of, villages: lost }) => of === 'township' && lost.length > 0)
    expect(spurs.length).toBeGreaterThan(40)
  })

  it.each([
    ['X13', '107001', '204201'],
    ['X17', '205201', '104201'],
    ['X18', '202201', '102201'],
  ])('goes over a pass on %s, 100 m higher than the villages that it joins', (number, ...ends) => {
    const heights = roads.flatMap(({ properties, geometry }) =>
      properties.number === number && geometry.type === 'LineString' ? geometry.coordinates.map(heightM) : [],
    )
    for (const end of ends) {
      const village = pack.villages.features.find(({ properties }) => properties.code === `990101${end}`)
      expect(Math.max(...heights)).toBeGreaterThan((village?.properties.elevationM ?? Infinity) + 100)
    }
  })
})

const heightM = (at: readonly [number, number]): number => heightIn(pack, at)
