import { describe, expect, it } from 'vitest'
import { Bus } from '../../tests/support/nodes/bus.ts'
import { SONGLING, YUNXI } from '../positions/testing.ts'
import { ViewersElsewhere } from './viewers-elsewhere.ts'

const yunxi = (count: number) => ({ role: 'duty' as const, jurisdiction: YUNXI, count })
const songling = (count: number) => ({ role: 'duty' as const, jurisdiction: SONGLING, count })

function setUp() {
  const bus = new Bus()
  const clock = { nowMs: 0 }
  const changed: string[] = []
  const asked = { times: 0 }
  const viewers = new ViewersElsewhere(bus.join('here'), {
    nowMs: () => clock.nowMs,
    changed: (operation) => changed.push(operation),
    asked: () => void (asked.times += 1),
  })
  const [b, c] = [bus.join('b'), bus.join('c')]
  return { bus, clock, changed, asked, viewers, b, c }
}

describe('who looks through other nodes', () => {
  it('is added to who looks here, one line an audience', () => {
    const { bus, changed, viewers, b, c } = setUp()
    b.tell('viewers', { operation: 'live', viewers: [yunxi(2)] })
    c.tell('viewers', { operation: 'live', viewers: [yunxi(1), songling(1)] })
    c.tell('viewers', { operation: 'drill-1', viewers: [songling(5)] })
    bus.deliver()
    expect(viewers.addTo('live', [yunxi(1)])).toEqual([yunxi(4), songling(1)])
    expect(viewers.addTo('nowhere', [yunxi(1)])).toEqual([yunxi(1)])
    expect(changed).toEqual(['live', 'live', 'drill-1'])
  })

  it('changes only when a node says something else than before', () => {
    const { bus, changed, viewers, b } = setUp()
    for (const count of [2, 2, 3]) b.tell('viewers', { operation: 'live', viewers: [yunxi(count)] })
    b.tell('viewers', { operation: 'live', viewers: [] })
    bus.deliver()
    expect(changed).toEqual(['live', 'live', 'live'])
    expect(viewers.addTo('live', [])).toEqual([])
  })

  it('is forgotten when a node says goodbye, or nothing for 15 s', () => {
    const { bus, clock, changed, viewers, b, c } = setUp()
    for (const node of [b, c]) node.tell('viewers', { operation: 'live', viewers: [yunxi(1)] })
    b.tell('left', {})
    bus.deliver()
    expect(viewers.addTo('live', [])).toEqual([yunxi(1)])
    clock.nowMs = 14_999
    expect(viewers.forgetSilent()).toEqual([])
    clock.nowMs = 15_000
    expect(viewers.forgetSilent()).toEqual(['live'])
    expect(viewers.addTo('live', [])).toEqual([])
    expect(changed).toEqual(['live', 'live', 'live'])
  })

  it('is asked for by a node that comes', () => {
    const { bus, asked, b } = setUp()
    b.tell('joined', {})
    bus.deliver()
    expect(asked.times).toBe(1)
  })
})
