import type { Map as MapLibre } from 'maplibre-gl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { atFirstSight, atSightOfGround } from './first-sight.ts'

/** A map of which only its sources matter: each is there and loaded, there, or not there. */
class Sources {
  readonly loaded = new Set<string>()
  readonly there: Set<string>
  readonly #listeners = new Set<() => void>()

  constructor(...there: string[]) {
    this.there = new Set(there)
  }

  get asMap(): MapLibre {
    return this as unknown as MapLibre
  }

  get listeners(): number {
    return this.#listeners.size
  }

  getSource(id: string): object | undefined {
    return this.there.has(id) ? {} : undefined
  }

  isSourceLoaded(id: string): boolean {
    return this.loaded.has(id)
  }

  on(_event: string, listener: () => void): void {
    this.#listeners.add(listener)
  }

  off(_event: string, listener: () => void): void {
    this.#listeners.delete(listener)
  }

  /** Draws a frame. */
  draw(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}

beforeEach(() => void vi.stubGlobal('requestAnimationFrame', (run: () => void) => run()))
afterEach(() => void vi.unstubAllGlobals())

it('the ground is seen when what the county has of it was drawn, whatever still moves', () => {
  const map = new Sources('hills', 'hills-far', 'contours', 'relief', 'units')
  const seen = vi.fn<() => void>()
  atSightOfGround(map.asMap, seen)
  for (const id of ['hills', 'hills-far', 'contours']) map.loaded.add(id)
  map.draw()
  expect(seen).not.toHaveBeenCalled()
  map.loaded.add('relief')
  map.draw()
  map.draw()
  expect(seen).toHaveBeenCalledTimes(1)
  expect(map.listeners).toBe(0)
})

it('the county is seen with its records, borders, water, roads and villages, before the ground', () => {
  const map = new Sources('jurisdictions', 'rivers', 'roads', 'villages', 'hills')
  const seen = vi.fn<() => void>()
  let hasRecords = false
  atFirstSight(map.asMap, () => hasRecords, seen)
  for (const id of ['jurisdictions', 'rivers', 'roads', 'villages']) map.loaded.add(id)
  map.draw()
  expect(seen).not.toHaveBeenCalled()
  hasRecords = true
  map.draw()
  expect(seen).toHaveBeenCalledTimes(1)
})
