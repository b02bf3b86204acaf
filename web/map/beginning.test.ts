import type { Map as MapLibre } from 'maplibre-gl'
import { expect, it } from 'vitest'
import { Beginning } from './beginning.ts'

/** A map of which only the place it is seen from matters. */
class Seen {
  lon = 110
  getCenter = () => ({ lat: 30, lng: this.lon })
  getZoom = () => 10
  getBearing = () => 0
  getPitch = () => 0
}

it('is left by whoever moves the map, and not by what made it wider or finer', () => {
  const map = new Seen()
  const beginning = new Beginning(map as unknown as MapLibre)
  expect(beginning.isLeft).toBe(false)
  map.lon = 111
  expect(beginning.isLeft).toBe(true)
})

it('is where the map was put last, and is not left on the way there', () => {
  const map = new Seen()
  const beginning = new Beginning(map as unknown as MapLibre)
  const onTheWay: boolean[] = []
  beginning.put(() => {
    map.lon = 111
    onTheWay.push(beginning.isLeft)
  })
  expect(onTheWay).toEqual([false])
  expect(beginning.isLeft).toBe(false)
  map.lon = 110
  expect(beginning.isLeft).toBe(true)
})
