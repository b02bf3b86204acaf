import { describe, expect, it } from 'vitest'
import { FrameReader } from '../../domain/position/frame-reader.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import type { Fix } from '../../domain/position/fix.ts'
import { PositionHub } from './hub.ts'
import {
  county,
  FakeClock,
  fakeDelivery,
  fakeViewer,
  fixOf,
  settled,
  silentLog,
  SONGLING,
  unitNamed,
  yunxi,
  type FakeViewer,
} from './testing.ts'

function setUp(options: { store?: (fixes: readonly Fix[]) => Promise<unknown> } = {}) {
  const clock = new FakeClock()
  const stored: Fix[][] = []
  const store = options.store ?? (async (fixes: readonly Fix[]) => void stored.push([...fixes]))
  const hub = new PositionHub<FakeViewer>({
    operation: 'live',
    store,
    delivery: fakeDelivery,
    clock,
    staleAfterS: () => 300,
    log: silentLog,
    keyframeTicks: 4,
  })
  hub.putUnit(unitNamed('a'))
  hub.putUnit(unitNamed('b', { jurisdiction: SONGLING }))
  return { clock, hub, stored, now: () => clock.nowMs }
}

/** What a viewer has on its screen, having read all frames so far. */
function seenBy(viewer: FakeViewer) {
  const reader = new FrameReader()
  const shown = new Map<string, UnitPosition>()
  for (const frame of viewer.frames) {
    const outcome = reader.read(frame)
    if (outcome.is !== 'applied') throw new Error(`a frame did not apply: ${JSON.stringify(outcome)}`)
    if (outcome.keyframe) shown.clear()
    for (const position of outcome.changed) shown.set(position.unitId, position)
  }
  return shown
}

describe('the position hub', () => {
  it('acknowledges a fix when it is stored, and shows it no earlier', async () => {
    let stored: () => void = () => undefined
    const { clock, hub, now } = setUp({ store: () => new Promise<void>((resolve) => (stored = resolve)) })
    const viewer = fakeViewer()
    hub.join(county, viewer)
    let acknowledged = false
    const offer = hub.offer([fixOf('a', now())]).then(() => (acknowledged = true))
    await clock.tick()
    await clock.tick()
    expect(acknowledged).toBe(false)
    expect(seenBy(viewer).size).toBe(0)
    stored()
    await offer
    await settled()
    expect([...seenBy(viewer).keys()]).toEqual(['a'])
  })

  it('stores the fixes of a tick as one batch and sends one frame for them', async () => {
    const { clock, hub, stored, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    void hub.offer([fixOf('a', now())])
    void hub.offer([fixOf('b', now())])
    void hub.offer([fixOf('a', now() + 1)])
    await clock.tick()
    expect(stored.map((batch) => batch.length)).toEqual([3])
    expect(viewer.frames.length).toBe(2)
    expect(seenBy(viewer).get('a')?.fixAtMs).toBe(now() - 250)
  })

  it('sends nothing when nothing changed', async () => {
    const { clock, hub, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    void hub.offer([fixOf('a', now())])
    for (let tick = 0; tick < 4; tick++) await clock.tick()
    const soFar = viewer.frames.length
    for (let tick = 0; tick < 100; tick++) await clock.tick()
    expect(viewer.frames.length).toBe(soFar)
  })

  it('sends a keyframe after the last change, so that a lost frame cannot stay wrong', async () => {
    const { clock, hub, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    void hub.offer([fixOf('a', now())])
    await clock.tick()
    viewer.frames.splice(1, 1)
    for (let tick = 0; tick < 4; tick++) await clock.tick()
    expect([...seenBy(viewer).keys()]).toEqual(['a'])
  })

  it('gives everything at once to who comes in, who then follows', async () => {
    const { clock, hub, now } = setUp()
    hub.join(county, fakeViewer())
    void hub.offer([fixOf('a', now())])
    await clock.tick()
    const late = fakeViewer()
    hub.join(county, late)
    expect([...seenBy(late).keys()]).toEqual(['a'])
    void hub.offer([fixOf('b', now())])
    await clock.tick()
    expect([...seenBy(late).keys()].sort()).toEqual(['a', 'b'])
  })

  it('shows an audience only the units that it may see, from the moment it may', async () => {
    const { clock, hub, now } = setUp()
    const viewer = fakeViewer()
    hub.join(yunxi, viewer)
    void hub.offer([fixOf('a', now()), fixOf('b', now())])
    await clock.tick()
    expect([...seenBy(viewer).keys()]).toEqual(['a'])
    hub.putUnit(unitNamed('b', { jurisdiction: SONGLING, sharedWith: [yunxi.jurisdiction] }))
    await clock.tick()
    expect([...seenBy(viewer).keys()].sort()).toEqual(['a', 'b'])
    hub.putUnit(unitNamed('b', { jurisdiction: SONGLING }))
    await clock.tick()
    expect([...seenBy(viewer).keys()]).toEqual(['a'])
  })

  it('follows staff on duty only, and whoever calls for help', async () => {
    const { clock, hub, stored, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    void hub.offer([fixOf('a', now())])
    await clock.tick()
    hub.putUnit(unitNamed('a', { duty: 'off' }))
    await clock.tick()
    expect(seenBy(viewer).size).toBe(0)
    expect(await hub.offer([fixOf('a', now() + 1)])).toEqual(['off-duty'])
    void hub.offer([fixOf('a', now() + 2, { sos: true })])
    await clock.tick()
    expect(seenBy(viewer).get('a')).toMatchObject({ sos: true })
    expect(stored.length).toBe(2)
    await clock.tick(11 * 60_000)
    expect(seenBy(viewer).size).toBe(0)
  })

  it('shows a call for help of a clock far ahead as of its receipt, and no longer than any other', async () => {
    const { clock, hub, stored, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    const at = now()
    const help = fixOf('a', at + 86_400_000, { sos: true, receivedAtMs: at })
    void hub.offer([help])
    await clock.tick()
    expect(seenBy(viewer).get('a')).toMatchObject({ sos: true, stale: false, fixAtMs: at })
    expect(stored).toEqual([[{ ...help, fixAtMs: at, saidAtMs: help.fixAtMs }]])
    expect(await hub.offer([help])).toEqual(['duplicate'])
    void hub.offer([fixOf('a', now(), { lat: 30.501 })])
    await clock.tick()
    expect(seenBy(viewer).get('a')?.lat).toBeCloseTo(30.501, 5)
    await clock.tick(11 * 60_000)
    expect(seenBy(viewer).get('a')).toMatchObject({ sos: false, stale: true })
  })

  it('does not take what the track store has of a day to come for fresh', () => {
    const { hub, now } = setUp()
    hub.takeStored([fixOf('a', now() + 86_400_000, { sos: true })])
    const viewer = fakeViewer()
    hub.join(county, viewer)
    expect([...seenBy(viewer).values()]).toMatchObject([{ unitId: 'a', stale: true, sos: false }])
  })

  it('marks a unit as stale when nothing comes from it any more, and as fresh when something does', async () => {
    const { clock, hub, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    void hub.offer([fixOf('a', now())])
    await clock.tick()
    await clock.tick(300_000)
    expect(seenBy(viewer).get('a')).toMatchObject({ stale: true })
    void hub.offer([fixOf('a', now())])
    await clock.tick()
    expect(seenBy(viewer).get('a')).toMatchObject({ stale: false })
  })

  it('starts with what the track store last had', () => {
    const { hub, now } = setUp()
    hub.takeStored([fixOf('a', now() - 400_000), fixOf('gone', now())])
    const viewer = fakeViewer()
    hub.join(county, viewer)
    expect([...seenBy(viewer).values()]).toMatchObject([{ unitId: 'a', stale: true }])
  })

  it('shows what another node has stored without storing it, and judges what comes after by it', async () => {
    const { clock, hub, stored, now } = setUp()
    const viewer = fakeViewer()
    hub.join(county, viewer)
    const elsewhere = fixOf('a', now(), { lat: 30.6 })
    hub.takeStored([elsewhere, fixOf('a', now() - 5_000)])
    await clock.tick()
    expect(seenBy(viewer).get('a')?.lat).toBeCloseTo(30.6, 5)
    expect(await hub.offer([elsewhere])).toEqual(['duplicate'])
    expect(await hub.offer([fixOf('a', now(), { lat: 50 })])).toEqual(['impossible-jump'])
    expect(stored).toEqual([])
  })

  it('leaves out frames for a viewer that is too slow, and gives it everything when it has caught up', async () => {
    const { clock, hub, now } = setUp()
    const [slow, fast] = [fakeViewer(), fakeViewer()]
    hub.join(county, slow)
    hub.join(county, fast)
    slow.behind = true
    for (let tick = 0; tick < 3; tick++) {
      void hub.offer([fixOf('a', now(), { lat: 30.5 + tick / 1000 })])
      await clock.tick()
    }
    expect(slow.frames.length).toBe(1)
    slow.behind = false
    await clock.tick()
    expect([...seenBy(slow)]).toEqual([...seenBy(fast)])
    void hub.offer([fixOf('a', now())])
    await clock.tick()
    expect([...seenBy(slow)]).toEqual([...seenBy(fast)])
  })

  it('counts what is sent twice once, also when the first could not be stored', async () => {
    let fails = true
    const stored: Fix[] = []
    const { clock, hub, now } = setUp({
      store: async (fixes) => {
        if (fails) throw new Error('the disk is full')
        stored.push(...fixes)
      },
    })
    const fix = fixOf('a', now())
    const first = hub.offer([fix])
    const twin = hub.offer([fix])
    const failures = Promise.allSettled([first, twin])
    await clock.tick()
    expect((await failures).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    fails = false
    const again = hub.offer([fix])
    await clock.tick()
    expect(await again).toEqual(['stored'])
    expect(await hub.offer([fix])).toEqual(['duplicate'])
    expect(stored).toEqual([fix])
    expect(Object.fromEntries(hub.counts)).toEqual({ stored: 1, duplicate: 1 })
  })

  it('stores what waits before it stops', async () => {
    const { hub, stored, now } = setUp()
    void hub.offer([fixOf('a', now())])
    await hub.stop()
    expect(stored.length).toBe(1)
  })

  it('refuses more than it can hold', async () => {
    const { hub, now } = setUp()
    void hub.offer(Array.from({ length: 20_000 }, (_, index) => fixOf('a', now() - index)))
    await expect(hub.offer([fixOf('a', now() + 1)])).rejects.toThrow('wait to be stored')
  })
})
