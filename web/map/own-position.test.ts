import { describe, expect, it, vi } from 'vitest'
import type { Words } from '../../domain/words.ts'
import { OwnPosition } from './own-position.svelte.ts'

type Listener = Parameters<Geolocation['watchPosition']>

function device() {
  let listener: Listener | undefined
  const clearWatch = vi.fn<() => void>(() => (listener = undefined))
  const geolocation = {
    watchPosition: (...given: Listener) => {
      listener = given
      return 7
    },
    clearWatch,
  } as unknown as Geolocation
  return {
    geolocation,
    clearWatch,
    isWatched: () => listener !== undefined,
    find: (latitude: number, accuracy: number) =>
      listener?.[0]({ coords: { latitude, longitude: 110.5, accuracy } } as GeolocationPosition),
    fail: (code: number) => listener?.[1]?.({ code, PERMISSION_DENIED: 1 } as GeolocationPositionError),
  }
}

describe('the own position', () => {
  it('is followed while it is wanted, and no longer', () => {
    const { geolocation, find, isWatched, clearWatch } = device()
    const own = new OwnPosition(geolocation, () => undefined)
    expect(own.state).toBe('off')
    own.start()
    expect(own.state).toBe('finding')
    find(29.9, 12)
    expect(own.state).toBe('on')
    expect(own.fix).toEqual({ lat: 29.9, lon: 110.5, accuracyM: 12 })
    own.stop()
    expect(clearWatch).toHaveBeenCalledWith(7)
    expect(isWatched()).toBe(false)
    expect(own.fix).toBeUndefined()
  })

  it('that is not allowed says so and ends; a gap keeps the last one', () => {
    const said: Words[] = []
    const { geolocation, find, fail } = device()
    const own = new OwnPosition(geolocation, (words) => said.push(words))
    own.start()
    fail(3)
    expect(own.state).toBe('off')
    own.start()
    find(29.9, 12)
    fail(2)
    expect(own.state).toBe('on')
    fail(1)
    expect(own.state).toBe('off')
    expect(said.map(({ zh }) => zh)).toEqual(['暂时取不到定位', '没有定位权限，请在浏览器设置里允许'])
  })

  it('needs a browser that gives it', () => {
    const said: Words[] = []
    new OwnPosition(undefined, (words) => said.push(words)).start()
    expect(said[0]?.en).toContain('https')
  })
})
