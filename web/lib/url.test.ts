import { describe, expect, it } from 'vitest'
import type { MapView } from './map-view.ts'
import { HOME, fromHash, toHash, type Address } from './url.ts'

const FLAT: MapView = {
  ...{ zoom: 12.5, lat: 29.89841, lon: 110.53841, bearing: 0, pitch: 0, tilted: false },
  ...{ hidden: [], underlay: 'own' },
}
const view = (query: string) => fromHash(`#/live/situation?${query}`).map

describe('the address', () => {
  it('shows the same again', () => {
    const address: Address = {
      operation: 'exercise-1',
      area: 'incidents',
      selection: { kind: 'warehouse', id: 'w:990101101/01' },
      map: FLAT,
    }
    expect(fromHash(toHash(address))).toEqual(address)
    expect(toHash({ ...HOME })).toBe('#/live/situation')
  })

  it('holds all of the view: turned and tilted, what is taken off, what lies below', () => {
    const map: MapView = {
      ...FLAT,
      ...{ bearing: -20, pitch: 58, tilted: true, hidden: ['units', 'relief'], underlay: 'img' },
    }
    const hash = toHash({ ...HOME, map })
    expect(hash).toBe('#/live/situation?map=12.50/29.89841/110.53841&tilt=-20/58&off=relief,units&base=img')
    expect(fromHash(hash).map).toEqual(map)
  })

  it.each(['', '#', '#/', '#/%E0%A4%A/none?sel=ghost:1&map=1/2', '#?sel=unit:&map=9/91/0'])(
    'reads %j as home',
    (hash) => expect(fromHash(hash)).toEqual(HOME),
  )

  it.each(['map=//', 'map=1e9/0/0', 'map=-1/29/110', 'map=99/29/110', 'map=9/29/181', 'map=NaN/29/110'])(
    'shows no place for %s',
    (query) => expect(view(query)).toBeNull(),
  )

  it.each(['tilt=200/58', 'tilt=0/90', 'tilt=0', 'tilt=a/b', 'off=incidents,__proto__,%00', 'base=pink'])(
    'leaves the map flat and whole for %s',
    (query) => expect(view(`map=12.50/29.89841/110.53841&${query}`)).toEqual(FLAT),
  )
})
