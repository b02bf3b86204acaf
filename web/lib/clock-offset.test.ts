import { describe, expect, it } from 'vitest'
import { ClockOffset } from './clock-offset.ts'

describe('the offset of the page clock', () => {
  it('is zero before anything was heard', () => {
    expect(new ClockOffset().ms).toBe(0)
  })

  it('takes the quickest word as having come at once, and says how late the last one was', () => {
    const offset = new ClockOffset()
    offset.hear(1_000, 6_020)
    offset.hear(3_000, 8_320)
    expect(offset.ms).toBe(5_020)
    expect(offset.lagMs).toBe(300)
  })

  it('forgets old readings, so that a clock that was set is believed after a while', () => {
    const offset = new ClockOffset()
    offset.hear(0, 100)
    for (let n = 1; n <= 60; n++) offset.hear(n * 2000, n * 2000 + 90_000)
    expect(offset.ms).toBe(90_000)
  })
})
