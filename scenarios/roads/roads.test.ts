import { describe, expect, it } from 'vitest'
import { distanceM, headingDeg, measure, pointAt, shift, type LonLat } from './line.ts'
import { nearestVertex, roadNetwork, shortestWay } from './network.ts'
import { onPatrol, patrolFrom } from './patrol.ts'

const line = (...coordinates: LonLat[]) => ({ geometry: { type: 'LineString', coordinates } })
const A: LonLat = [110, 29.8]
const B: LonLat = [110.05, 29.8]
const C: LonLat = [110.05, 29.85]
const D: LonLat = [110, 29.85]
const network = roadNetwork({
  features: [
    line(A, B),
    line(B, C),
    line([109.9, 29.85], D, C),
    { geometry: { type: 'Point', coordinates: A } },
  ],
})

describe('a line', () => {
  it('is measured in metres', () => {
    expect(distanceM(A, D)).toBeCloseTo(5_560, 0)
    expect(headingDeg(A, B)).toBeCloseTo(90, 1)
    expect(headingDeg(B, A)).toBeCloseTo(270, 1)
    expect(distanceM(A, shift(A, 30, -40))).toBeCloseTo(50, 1)
  })

  it('gives the place along it, held between its ends', () => {
    const measured = measure([A, A, B, C])
    expect(pointAt(measured, -5)).toMatchObject({ lon: 110, lat: 29.8 })
    expect(pointAt(measured, measured.lengthM + 5)).toMatchObject({ lon: 110.05, lat: 29.85 })
    expect(pointAt(measured, distanceM(A, B) / 2).lon).toBeCloseTo(110.025, 6)
  })
})

describe('a road network', () => {
  it('finds the shortest way through shared vertices, and none where there is none', () => {
    expect(shortestWay(network, A, [109.999, 29.851])).toEqual([A, B, C, D])
    const apart = roadNetwork({ features: [line(A, B), line(C, D)] })
    expect(shortestWay(apart, A, D)).toBeUndefined()
    expect(nearestVertex(network, [110.04, 29.79])).toBe(B)
  })
})

describe('a patrol', () => {
  const patrol = patrolFrom(network, A, 36, 0)
  if (!patrol) throw new Error('no patrol')
  const driveMs = (patrol.out.lengthM / 10) * 1000

  it('goes out, halts, comes back and begins again', () => {
    expect(onPatrol(patrol, 0)).toMatchObject({ lon: 110, lat: 29.8, speedMps: 10 })
    expect(onPatrol(patrol, driveMs + 1000)).toMatchObject({ lon: B[0], lat: B[1], speedMps: 0 })
    expect(onPatrol(patrol, driveMs * 1.5 + patrol.haltMs).headingDeg).toBeCloseTo(270, 1)
    expect(onPatrol(patrol, 2 * (driveMs + patrol.haltMs) + 5000)).toEqual(onPatrol(patrol, 5000))
  })

  it('never jumps', () => {
    for (let at = 0; at < 3 * driveMs; at += 1000) {
      const [a, b] = [onPatrol(patrol, at), onPatrol(patrol, at + 1000)]
      expect(distanceM([a.lon, a.lat], [b.lon, b.lat])).toBeLessThan(10.1)
    }
  })
})
