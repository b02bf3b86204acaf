import { expect, it } from 'vitest'
import { covers } from '../../domain/jurisdiction.ts'
import { begunBy, endedBy } from './given-by.ts'

const [COUNTY, YUNXI, SONGLING, OTHER] = ['990101', '990101101', '990101102', '990101103']
const speaksFor = (own: string) => (code: string) => covers(own, code)

it('begins in the name of what covers both, or of the side that gives', () => {
  expect(begunBy(speaksFor(COUNTY), YUNXI, SONGLING)).toBe(COUNTY)
  expect(begunBy(speaksFor(COUNTY), YUNXI, YUNXI)).toBe(YUNXI)
  expect(begunBy(speaksFor(YUNXI), YUNXI, SONGLING)).toBe(YUNXI)
  expect(begunBy(speaksFor(SONGLING), YUNXI, SONGLING)).toBeUndefined()
})

it('ends in the name of the side that one speaks for', () => {
  expect(endedBy(speaksFor(COUNTY), YUNXI, SONGLING)).toBe(YUNXI)
  expect(endedBy(speaksFor(SONGLING), YUNXI, SONGLING)).toBe(SONGLING)
  expect(endedBy(speaksFor(OTHER), YUNXI, SONGLING)).toBeUndefined()
})
