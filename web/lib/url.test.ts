import { describe, expect, it } from 'vitest'
import { HOME, fromHash, toHash, type Address } from './url.ts'

describe('the address', () => {
  it('shows the same again', () => {
    const address: Address = {
      operation: 'exercise-1',
      area: 'incidents',
      selection: { kind: 'warehouse', id: 'w:990101101/01' },
      map: { zoom: 12.5, lat: 29.89841, lon: 110.53841 },
    }
    expect(fromHash(toHash(address))).toEqual(address)
    expect(toHash({ ...HOME })).toBe('#/live/situation')
  })

  it.each(['', '#', '#/', '#/%E0%A4%A/none?sel=ghost:1&map=1/2', '#?sel=unit:&map=9/91/0'])(
    'reads %j as home',
    (hash) => expect(fromHash(hash)).toEqual(HOME),
  )
})
