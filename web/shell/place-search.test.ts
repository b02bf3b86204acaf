import { expect, it, onTestFinished, vi } from 'vitest'
import type { Desk } from '../lib/desk.svelte.ts'
import { PlaceSearch, searchPath } from './place-search.svelte.ts'

const desk = (isPlayback: boolean) =>
  ({
    ...{ screen: { operation: 'live' }, scene: { nowMs: Date.UTC(2026, 6, 15, 20, 30, 0, 250) } },
    isPlayback,
  }) as unknown as Desk
const asked = (isPlayback: boolean, text: string) => {
  const { pathname, searchParams } = new URL(searchPath(desk(isPlayback), text), 'https://county.example')
  return { pathname, ...Object.fromEntries(searchParams) }
}
const pathname = '/api/operations/live/search'

it('looks for what is there now, and in a playback for what was there at its instant', () => {
  expect(asked(false, '云溪 & 松岭')).toEqual({ pathname, q: '云溪 & 松岭' })
  expect(asked(true, 'yxz')).toEqual({ pathname, q: 'yxz', at: '2026-07-15T20:30:00.250Z' })
})

it('asks with no more than the server reads', () => {
  expect(asked(false, 'x'.repeat(900))).toEqual({ pathname, q: 'x'.repeat(500) })
})

it('is busy from the first letter typed until all of them were looked for, or nothing is typed any more', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const replies: ((answer: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise((resolve) => replies.push(resolve)))
  onTestFinished(() => void vi.unstubAllGlobals())
  const reply = async (at: number) => {
    replies[at]?.(Response.json({ point: null, results: [] }))
    await vi.advanceTimersByTimeAsync(0)
  }
  const search = new PlaceSearch(desk(false))
  const busy: boolean[] = [search.isAsking]
  const then = () => busy.push(search.isAsking)
  search.typed('y')
  then()
  await vi.advanceTimersByTimeAsync(1_000)
  search.typed('yx')
  await reply(0)
  then()
  await vi.advanceTimersByTimeAsync(1_000)
  then()
  await reply(1)
  then()
  search.typed('yxz')
  then()
  search.typed('')
  then()
  expect(busy).toEqual([false, true, true, true, false, true, false])
})
