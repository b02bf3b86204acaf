import { describe, expect, it } from 'vitest'
import { aMarking, Scene } from '../../tests/support/domain/scene.ts'
import { markingsAt } from './selectors.ts'
import { SHOWN_AFTER_EXPIRY_MS, validityAt } from './validity.ts'

const FROM = Date.parse('2026-07-14T10:00:00.000Z')
const UNTIL = Date.parse('2026-07-14T12:00:00.000Z')
const bounded = { validFrom: '2026-07-14T10:00:00.000Z', validUntil: '2026-07-14T12:00:00.000Z' }

describe('a marking', () => {
  it.each([
    [FROM - 1, 'coming'],
    [FROM, 'valid'],
    [UNTIL - 1, 'valid'],
    [UNTIL, 'expired'],
    [UNTIL + SHOWN_AFTER_EXPIRY_MS - 1, 'expired'],
    [UNTIL + SHOWN_AFTER_EXPIRY_MS, 'gone'],
  ])('at %i stands where its times say: %s', (atMs, validity) => {
    expect(validityAt(bounded, atMs)).toBe(validity)
  })

  it('without an end is valid until it is lifted', () => {
    expect(validityAt({ ...bounded, validUntil: null }, UNTIL * 2)).toBe('valid')
  })

  it('is listed until it is gone, the newest first', () => {
    const scene = new Scene()
    const flood = aMarking(scene, undefined, bounded)
    const road = { markingKind: 'road-closure', geometry: { type: 'Point', coordinates: [103.5, 29.5] } }
    const closure = aMarking(scene, undefined, { ...road, ...bounded })
    const ids = (markings: readonly { id: string }[]) => markings.map(({ id }) => id)
    expect(ids(markingsAt(scene.store, FROM))).toEqual([closure, flood])
    expect(ids(markingsAt(scene.store, UNTIL + SHOWN_AFTER_EXPIRY_MS))).toEqual([])
  })
})
