import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { aMarking, Scene, squareAt } from '../../tests/support/domain/scene.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { viewFor } from '../visibility.ts'

const markingIn = (scene: Scene, id: string) => {
  const marking = scene.store.get('marking', id)
  if (!marking) throw new Error('There is no such marking')
  return marking
}
const BRIDGE = { is: 'bridge', id: 'bridge-01', position: { lat: 29.5, lon: 103.5 } }
const CLOSURE = { markingKind: 'road-closure', geometry: { type: 'Point', coordinates: [103.5, 29.5] } }

describe('a marking', () => {
  it('is what was drawn, valid from then until it is lifted, and says who drew it', () => {
    const scene = new Scene()
    const marking = markingIn(scene, aMarking(scene))
    expect(marking).toMatchObject({
      markingKind: 'flood-extent',
      label: null,
      validUntil: null,
      incidentId: null,
      closes: null,
      drawnBy: { role: 'system', jurisdiction: '990101' },
      alteredAt: null,
    })
    expect(marking.validFrom).toBe(marking.drawnAt)
  })

  it('keeps what an alteration does not say', () => {
    const scene = new Scene()
    const id = aMarking(scene, undefined, { label: '一号', validUntil: '2026-07-14T20:00:00+08:00' })
    const before = markingIn(scene, id)
    scene.did('AlterMarking', { markingId: id, geometry: squareAt(103.6, 29.6) })
    const after = markingIn(scene, id)
    expect(after).toMatchObject({
      label: '一号',
      validUntil: '2026-07-14T12:00:00.000Z',
      drawnAt: before.drawnAt,
    })
    expect(after.geometry).not.toEqual(before.geometry)
    expect(after.alteredAt).not.toBeNull()
  })

  it('that closed a bridge closes none once it is drawn elsewhere, unless that is said again', () => {
    const scene = new Scene()
    const id = aMarking(scene, undefined, { ...CLOSURE, closes: BRIDGE })
    scene.did('AlterMarking', { markingId: id, label: '岩口桥' })
    expect(markingIn(scene, id).closes).toEqual(BRIDGE)
    scene.did('AlterMarking', { markingId: id, geometry: { type: 'Point', coordinates: [103.6, 29.6] } })
    expect(markingIn(scene, id).closes).toBeNull()
  })

  it('that is lifted leaves the state; the log keeps what it was and why it went', () => {
    const scene = new Scene()
    const id = aMarking(scene, undefined, { label: '一号' })
    scene.did('LiftMarking', { markingId: id, reason: '水退' })
    expect(scene.store.get('marking', id)).toBeUndefined()
    expect(scene.room.log.at(-1)?.payload).toMatchObject({ label: '一号', reason: '水退' })
  })

  it('is seen by the whole county, until it is kept to its own', () => {
    const scene = new Scene()
    const id = aMarking(scene)
    const seenBy = (code: string) => {
      const who = { role: 'duty', jurisdiction: jurisdiction.parse(code) } as const
      return viewFor(who, markingIn(scene, id)) !== undefined
    }
    expect([COUNTY, YUNXI, SONGLING, '990102'].map(seenBy)).toEqual([true, true, true, false])
    scene.did('ShareMarking', { markingId: id, with: [] })
    expect([COUNTY, YUNXI, SONGLING].map(seenBy)).toEqual([true, true, false])
  })

  it('of the county is seen by its townships', () => {
    const scene = new Scene()
    const marking = markingIn(scene, aMarking(scene, COUNTY))
    expect(viewFor({ role: 'team', jurisdiction: jurisdiction.parse(YUNXI) }, marking)).toBe(marking)
  })
})
