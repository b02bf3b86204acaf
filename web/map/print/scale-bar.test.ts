import { expect, it } from 'vitest'
import { barText, scaleBar } from './scale-bar.ts'

it('is a round length that takes a tenth to a fifth of the picture, and true to it', () => {
  const bars = [900, 4_700, 24_000, 60_000].map((across) => ({ across, ...scaleBar(across) }))
  expect(bars.map(({ metres }) => barText(metres))).toEqual(['100 m', '1 km', '5 km', '10 km'])
  for (const { across, metres, share } of bars) {
    expect(share * across).toBeCloseTo(metres, 6)
    expect(share).toBeGreaterThan(0.08)
    expect(share).toBeLessThanOrEqual(0.22)
  }
})
