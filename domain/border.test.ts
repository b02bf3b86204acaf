import { expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../tests/support/domain/bodies/body.ts'
import { beyond, commonTo, mayBegin, mayEnd } from './border.ts'
import { jurisdiction } from './jurisdiction.ts'

const VILLAGE = '990101101001'

it('is begun by the side that gives or by one that covers both, never by the side that takes', () => {
  expect(mayBegin(YUNXI, YUNXI, SONGLING)).toBe(true)
  expect(mayBegin(COUNTY, YUNXI, SONGLING)).toBe(true)
  expect(mayBegin(SONGLING, YUNXI, SONGLING)).toBe(false)
  expect(mayBegin(YUNXI, VILLAGE, SONGLING)).toBe(false)
  expect(mayBegin(YUNXI, VILLAGE, YUNXI)).toBe(true)
})

it('is ended by either side or by one that covers both', () => {
  for (const by of [YUNXI, SONGLING, COUNTY]) expect(mayEnd(by, YUNXI, SONGLING)).toBe(true)
  for (const by of ['990101103', VILLAGE, '990102']) expect(mayEnd(by, YUNXI, SONGLING)).toBe(false)
})

it.each([
  [YUNXI, SONGLING, COUNTY],
  [YUNXI, YUNXI, YUNXI],
  [VILLAGE, YUNXI, YUNXI],
  [COUNTY, VILLAGE, COUNTY],
  [VILLAGE, '990101101002', YUNXI],
  [YUNXI, '990102101', undefined],
])('%s and %s have in common %s', (one, other, common) => {
  expect(commonTo(one, other)).toBe(common)
  expect(commonTo(other, one)).toBe(common)
})

it('shares with nobody who sees it anyway, and with each once', () => {
  const codes = [SONGLING, COUNTY, YUNXI, VILLAGE, SONGLING].map((code) => jurisdiction.parse(code))
  expect(beyond(YUNXI, codes)).toEqual([VILLAGE, SONGLING].sort())
})
