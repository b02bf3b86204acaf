import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DRAFT_KEPT_MS, draftsOf, dropDraft, dropDrafts, keepDraft, keptDraft } from './draft.ts'
import { viewport } from './viewport.svelte.ts'

const EMPTY = { text: '', count: '' }

class MemoryStorage {
  readonly #items = new Map<string, string>()
  get length() {
    return this.#items.size
  }
  key = (at: number) => [...this.#items.keys()][at] ?? null
  getItem = (key: string) => this.#items.get(key) ?? null
  setItem = (key: string, value: string) => void this.#items.set(key, value)
  removeItem = (key: string) => void this.#items.delete(key)
}

const on = (screen: 'desk' | 'phone') =>
  vi.spyOn(viewport, 'phone', 'get').mockReturnValue(screen === 'phone')
/** The program was ended: what a window holds goes with it. */
const reopen = () => vi.stubGlobal('sessionStorage', new MemoryStorage())

beforeEach(() => {
  reopen()
  vi.stubGlobal('localStorage', new MemoryStorage())
  draftsOf('a-1', 'live')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('what was typed', () => {
  it('stands there again after a phone has ended the program', () => {
    on('phone')
    keepDraft('report', { text: '桥面漫水' })
    reopen()
    expect(keptDraft('report', EMPTY)).toEqual({ text: '桥面漫水', count: '' })
    dropDraft('report')
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
  })

  it('is of one window of a desk', () => {
    on('desk')
    keepDraft('report', { text: '桥面漫水' })
    expect(keptDraft('report', EMPTY).text).toBe('桥面漫水')
    reopen()
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
  })

  it('is gone once it was sent, also from the other layout', () => {
    on('phone')
    keepDraft('report', { text: '桥面漫水' })
    on('desk')
    dropDraft('report')
    on('phone')
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
  })

  it('is of one account and one operation', () => {
    on('phone')
    keepDraft('report', { text: '桥面漫水' })
    draftsOf('a-1', 'drill-1')
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
    draftsOf('a-2', 'live')
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
    draftsOf('a-1', 'live')
    expect(keptDraft('report', EMPTY).text).toBe('桥面漫水')
  })

  it('goes when its author signs out, and nobody else’s does', () => {
    on('phone')
    keepDraft('report', { text: '桥面漫水' })
    draftsOf('a-2', 'live')
    keepDraft('report', { text: '边坡滑塌' })
    dropDrafts('a-1')
    expect(keptDraft('report', EMPTY).text).toBe('边坡滑塌')
    draftsOf('a-1', 'live')
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
  })

  it('is forgotten after a day, whoever comes', () => {
    on('phone')
    keepDraft('report', { text: '桥面漫水' }, Date.now() - DRAFT_KEPT_MS)
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
    expect(localStorage.length).toBe(1)
    draftsOf('a-2', 'live')
    expect(localStorage.length).toBe(0)
  })

  it('that cannot be read is none', () => {
    sessionStorage.setItem('fenghuo.draft.a-1.live.report', '{"savedAtMs":')
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
  })

  it('is no draft where storage is forbidden', () => {
    vi.stubGlobal('sessionStorage', undefined)
    vi.stubGlobal('localStorage', undefined)
    keepDraft('report', { text: '桥面漫水' })
    expect(keptDraft('report', EMPTY)).toEqual(EMPTY)
  })
})
