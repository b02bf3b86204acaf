import { describe, expect, it } from 'vitest'
import { closed } from '../../../domain/marking/commands.ts'
import { aMarking, Scene } from '../../../tests/support/domain/scene.ts'
import { alterPayload, draftOf, drawPayload, EMPTY_MARKING, shapeFor } from './marking-draft.ts'

const point = { type: 'Point', coordinates: [110, 29] } as const
const geometry = { ...point, coordinates: [110, 29] as [number, number] }

function given(more: Readonly<Record<string, unknown>> = {}) {
  const scene = new Scene()
  const marking = scene.store.get('marking', aMarking(scene, undefined, more))
  if (!marking) throw new Error('There is no marking')
  return marking
}

describe('a marking that is typed', () => {
  it('says nothing of what was left empty', () => {
    const draft = { ...EMPTY_MARKING, kind: 'helipad' as const }
    expect(drawPayload(draft, geometry, null)).toEqual({ markingKind: 'helipad', geometry })
  })

  it('has its times in the county’s clock, and may be kept to its own', () => {
    const draft = { ...EMPTY_MARKING, validUntil: '2026-07-14T20:00', ownOnly: true }
    expect(drawPayload(draft, geometry, null)).toMatchObject({
      validUntil: '2026-07-14T12:00:00.000Z',
      with: [],
    })
  })

  it('is called by the road that it closes, unless it is called otherwise', () => {
    const draft = { ...EMPTY_MARKING, kind: 'road-closure' as const }
    const closes = closed.parse({ is: 'bridge', id: 'bridge-07', position: { lat: 29, lon: 110 } })
    const road = { closes, name: { zh: 'X12 岩口桥', en: 'X12 Yankou Bridge' } }
    expect(drawPayload(draft, geometry, road)).toMatchObject({ label: 'X12 岩口桥', closes })
    expect(drawPayload({ ...draft, label: '塌方' }, geometry, road)).toMatchObject({ label: '塌方' })
  })

  it('alters only what is another than before', () => {
    const marking = given({ label: '一号', validUntil: '2026-07-14T20:00:00+08:00' })
    const before = draftOf(marking)
    expect(before.validUntil).toBe('2026-07-14T20:00')
    expect(alterPayload(before, marking, marking.geometry, null)).toEqual({ markingId: marking.id })
    const after = { ...before, label: '', validUntil: '', coordinates: '29.1, 110.1' }
    expect(alterPayload(after, marking, geometry, null)).toEqual({
      markingId: marking.id,
      geometry,
      label: null,
      validUntil: null,
    })
  })

  it('is drawn as its kind may be', () => {
    expect(shapeFor('road-closure', 'LineString')).toBe('LineString')
    expect(shapeFor('flood-extent', 'LineString')).toBe('Polygon')
  })
})
