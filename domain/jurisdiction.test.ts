import { expect, it } from 'vitest'
import { covers, jurisdiction } from './jurisdiction.ts'

it.each<[string, boolean]>([
  ['990101', true],
  ['990101101', true],
  ['990101101001', true],
  ['990101101001001', true],
  ['9901', false],
  ['99010110', false],
  ['990101101001001001', false],
  ['99010a', false],
  [' 990101', false],
])('%s is an administrative code: %s', (code, is) => {
  expect(jurisdiction.safeParse(code).success).toBe(is)
})

it('a county covers its townships, not its neighbours, nor a township its county', () => {
  expect(covers('990101', '990101101')).toBe(true)
  expect(covers('990101', '990101')).toBe(true)
  expect(covers('990101101', '990101')).toBe(false)
  expect(covers('990101', '990102101')).toBe(false)
})
