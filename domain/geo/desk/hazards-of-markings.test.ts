import { describe, expect, it } from 'vitest'
import { markingId } from '../../ids.ts'
import { markingKind, type MarkingKind } from '../../marking/kinds.ts'
import type { Geometry } from '../../marking/geometry.ts'
import { hazardAt, hazardsOf } from './hazards-of-markings.ts'

const AT = Date.parse('2026-11-25T08:00:00Z')
const at = { lon: 110.5, lat: 29.8 }
const corner = (east: number, north: number): [number, number] => [
  at.lon + east * 1e-3,
  at.lat + north * 1e-3,
]
const RING = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
const AREA: Geometry = { type: 'Polygon', coordinates: [RING] }
const hazards = (kind: MarkingKind, geometry: Geometry, validUntil: string | null = null, atMs = AT) =>
  hazardsOf(
    [
      {
        ...{ id: markingId.parse('m-1'), markingKind: kind, geometry },
        ...{ validFrom: '2026-11-25T07:00:00Z', validUntil },
      },
    ],
    atMs,
  )
const isIn = (kind: MarkingKind, geometry: Geometry) => hazardAt(hazards(kind, geometry), at) !== undefined

describe('a place lies in a hazard', () => {
  it('inside the water, and not outside it', () => {
    expect(hazardAt(hazards('flood-extent', AREA), at)).toMatchObject({
      marking: 'm-1',
      kind: 'flood-extent',
    })
    expect(hazardAt(hazards('flood-extent', AREA), { ...at, lon: 110.502 })).toBeUndefined()
  })

  it('inside a fire drawn all round, and on the line of one that is not', () => {
    expect(isIn('fire-line', { type: 'LineString', coordinates: RING })).toBe(true)
    expect(isIn('fire-section', { type: 'LineString', coordinates: RING.slice(0, 4) })).toBe(false)
    expect(isIn('fire-section', { type: 'LineString', coordinates: [corner(-1, 0.1), corner(1, 0.1)] })).toBe(
      true,
    )
    expect(isIn('fire-section', { type: 'LineString', coordinates: [corner(-1, 0.2), corner(1, 0.2)] })).toBe(
      false,
    )
  })

  it('of water and fire alone: a belt, a safe area or a closed road is none', () => {
    const inside = markingKind.options.filter((kind) => isIn(kind, AREA))
    expect(inside).toEqual(['fire-line', 'fire-section', 'flood-extent'])
  })

  it('while the marking is in force', () => {
    const until = '2026-11-25T09:00:00Z'
    const count = (atMs: number) => hazards('flood-extent', AREA, until, atMs).length
    expect([count(AT - 3_600_001), count(AT), count(AT + 3_600_000)]).toEqual([0, 1, 0])
  })
})
