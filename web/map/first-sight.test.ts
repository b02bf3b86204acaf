import type { Map as MapLibre } from 'maplibre-gl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DRAFT_DOTS_PER_PX, FINE_AS_THE_SCREEN } from './fineness.ts'
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

  /** What its fineness was set to, in order. */
  readonly fineness: (number | null)[] = []
  /** How many frames were drawn, and at what fineness the last one. */
  frames = 0
  drawnAt: number | null | undefined
  #atRemoval: (() => void) | undefined

  setPixelRatio(dotsPerPx: number | null): void {
    this.fineness.push(dotsPerPx)
  }

  redraw(): void {
    this.draw()
  }

  once(_event: 'remove', listener: () => void): void {
    this.#atRemoval = listener
  }

  remove(): void {
    this.#atRemoval?.()
  }

  on(_event: string, listener: () => void): void {
    this.#listeners.add(listener)
  }

  off(_event: string, listener: () => void): void {
    this.#listeners.delete(listener)
  }

  /** Draws a frame, and what was put off to the next. */
  draw(): void {
    this.frames++
    this.drawnAt = this.fineness.at(-1)
    for (const listener of [...this.#listeners]) listener()
    for (const run of next.splice(0)) run()
  }
}

/** What is to run in the next frame. */
const next: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => next.push(run))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

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

const COUNTY = ['jurisdictions', 'rivers', 'roads', 'villages']

it('is a draft until the county is there, and fine in the picture that is seen', () => {
  const map = new Sources(...COUNTY)
  const drawnAt: unknown[] = []
  atFirstSight(
    map.asMap,
    () => true,
    () => drawnAt.push(map.drawnAt),
  )
  map.draw()
  expect(map.drawnAt).toBe(DRAFT_DOTS_PER_PX)
  for (const id of COUNTY) map.loaded.add(id)
  map.draw()
  expect(drawnAt).toEqual([FINE_AS_THE_SCREEN])
  // The frame that found the county there, and the fine one right after it.
  expect(map.frames).toBe(3)
})

it('is fine after three seconds, however long the county takes, and is set so once', () => {
  const map = new Sources(...COUNTY)
  const seen = vi.fn<() => void>()
  atFirstSight(map.asMap, () => true, seen)
  vi.advanceTimersByTime(2_999)
  expect(map.fineness).toEqual([DRAFT_DOTS_PER_PX])
  vi.advanceTimersByTime(1)
  expect(map.fineness).toEqual([DRAFT_DOTS_PER_PX, FINE_AS_THE_SCREEN])
  expect(seen).not.toHaveBeenCalled()
  for (const id of COUNTY) map.loaded.add(id)
  map.draw()
  expect(seen).toHaveBeenCalledTimes(1)
  expect(map.fineness).toHaveLength(2)
})

it('leaves a map alone that was taken off the page', () => {
  const map = new Sources(...COUNTY)
  atFirstSight(
    map.asMap,
    () => true,
    () => {},
  )
  map.remove()
  vi.runAllTimers()
  expect(map.fineness).toEqual([DRAFT_DOTS_PER_PX])
})
