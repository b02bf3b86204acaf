import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Tianditu } from './tianditu.ts'
import { TileCache } from './tile-cache.ts'
import { tiandituUrl } from './upstream.ts'

const KEY = 'abcdef0123456789'
const id = { z: 12, x: 3303, y: 1692 }
const DAY_MS = 24 * 60 * 60_000
const picture = (text: string) => new Response(text, { headers: { 'content-type': 'image/png' } })

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'fenghuo-tiles-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** 天地图 as the test wants it to answer, on a clock that the test moves. */
function stage(answer: () => Response | Promise<Response>) {
  const asked: string[] = []
  const logged: object[] = []
  const at = { ms: Date.parse('2026-11-25T04:00:00Z') }
  const state = { answer }
  const cache = new TileCache(folder, 'tiles', 1e6)
  const tiles = new Tianditu({
    ...{ key: KEY, host: 'http://t{0-7}.example', cache, now: () => new Date(at.ms) },
    output: { warn: (facts: object) => void logged.push(facts) } as never,
    fetch: async (url) => {
      asked.push(String(url))
      return state.answer()
    },
  })
  return { tiles, cache, asked, logged, at, state }
}

describe('天地图 through our server', () => {
  it('asks for the tile in spherical Mercator, with the key, of one of eight machines', () => {
    const url = new URL(tiandituUrl('http://t{0-7}.example', 'img', id, KEY))
    expect(url.host).toBe(`t${(id.x + id.y) % 8}.example`)
    expect(url.pathname).toBe('/img_w/wmts')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ TILEMATRIXSET: 'w', TILEMATRIX: '12', TILEROW: '1692', TILECOL: '3303', tk: KEY },
    })
  })

  it('asks once for everybody, and once a month', async () => {
    const { tiles, asked, at } = stage(() => picture('one'))
    const both = await Promise.all([tiles.tile('vec', id), tiles.tile('vec', id)])
    expect(both.map(String)).toEqual(['one', 'one'])
    await tiles.tile('vec', id)
    expect(asked).toHaveLength(1)
    await tiles.settled()
    at.ms += 31 * DAY_MS
    await tiles.tile('vec', id)
    expect(asked).toHaveLength(2)
    await tiles.settled()
  })

  it('shows what it has kept, however old, when the line is down, and rests before it asks again', async () => {
    const { tiles, asked, at, state } = stage(() => picture('kept'))
    await tiles.tile('img', id)
    await tiles.settled()
    at.ms += 31 * DAY_MS
    state.answer = () => Promise.reject(new TypeError('fetch failed'))
    expect(String(await tiles.tile('img', id))).toBe('kept')
    expect(await tiles.tile('img', { ...id, x: 1 })).toBeUndefined()
    expect(asked).toHaveLength(2)
    at.ms += 60_000
    state.answer = () => picture('new')
    expect(String(await tiles.tile('img', id))).toBe('new')
    await tiles.settled()
  })

  it('takes no page for a picture, and keeps the key out of the log', async () => {
    const { tiles, logged } = stage(() => Response.json({ code: 301001, msg: '非法Key' }))
    expect(await tiles.tile('vec', id)).toBeUndefined()
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toContain(KEY)
  })

  it('lets nobody wait for the disk, and fetches nothing twice meanwhile', async () => {
    const { tiles, cache, asked } = stage(() => picture('one'))
    let written = () => undefined as void
    const disk = new Promise<void>((resolve) => (written = resolve))
    const put = vi.spyOn(cache, 'put').mockReturnValue(disk)
    expect(String(await tiles.tile('vec', id))).toBe('one')
    expect(String(await tiles.tile('vec', id))).toBe('one')
    expect([asked.length, put.mock.calls.length]).toEqual([1, 1])
    written()
    await tiles.settled()
  })

  it('takes a full disk for no fault of 天地图, and lets the disk rest', async () => {
    const { tiles, cache, asked, logged, at } = stage(() => picture('one'))
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const put = vi.spyOn(cache, 'put').mockRejectedValue(full)
    const look = async (x: number) => {
      const tile = String(await tiles.tile('vec', { ...id, x }))
      await tiles.settled()
      return tile
    }
    expect([await look(1), await look(2)]).toEqual(['one', 'one'])
    expect([asked.length, put.mock.calls.length]).toEqual([2, 1])
    expect(logged).toEqual([{ err: full, restS: 30 }])
    at.ms += 60_000
    await look(3)
    expect(put).toHaveBeenCalledTimes(2)
  })

  it('says plainly which folder cannot be made in the data folder', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const cache = new TileCache(file, 'tiles', 20)
    await expect(cache.put('a/1', Buffer.from('1'), new Date())).rejects.toThrow(
      `In the data folder ${file} the folder ${join('tiles', 'a')} cannot be made`,
    )
  })

  it('never holds more than it may: the oldest tiles make room, also after a new start', async () => {
    const tenDays = (n: number) => new Date(n * 10 * DAY_MS)
    const six = Buffer.from('123456')
    const cache = new TileCache(folder, 'tiles', 20)
    for (const n of [1, 2, 3]) await cache.put(`a/${n}`, six, tenDays(n))
    expect(await cache.get('a/1')).toBeDefined()
    const again = new TileCache(folder, 'tiles', 20)
    await Promise.all([4, 5].map((n) => again.put(`a/${n}`, six, tenDays(n))))
    const held = await Promise.all([1, 2, 3, 4, 5].map((n) => again.get(`a/${n}`)))
    expect(held.map((tile) => tile !== undefined)).toEqual([false, false, true, true, true])
    expect(held[4]?.storedAt).toEqual(tenDays(5))
  })

  it('removes no more at a time than makes room, and none that was fetched anew meanwhile', async () => {
    const tenDays = (n: number) => new Date(n * 10 * DAY_MS)
    const cache = new TileCache(folder, 'tiles', 200)
    const put = (n: number, at: number) => cache.put(`a/${n}`, Buffer.alloc(10), tenDays(at))
    const held = async () => {
      const tiles = await Promise.all(Array.from({ length: 23 }, (_, n) => cache.get(`a/${n}`)))
      return tiles.flatMap((tile, n) => (tile ? [n] : []))
    }
    const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
    for (const n of range(0, 19)) await put(n, n)
    await put(20, 20)
    expect(await held()).toEqual(range(1, 20))
    await put(2, 21)
    expect(await held()).toEqual(range(2, 20))
    await put(21, 22)
    expect(await held()).toEqual(range(2, 21))
  })
})
