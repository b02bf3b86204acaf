import { expect, it } from 'vitest'
import type { Desk } from '../lib/desk.svelte.ts'
import { searchPath } from './place-search.svelte.ts'

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
  expect(asked(false, 'x'.repeat(300))).toEqual({ pathname, q: 'x'.repeat(100) })
})
