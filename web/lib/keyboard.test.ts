import { describe, expect, it, vi } from 'vitest'
import { words } from '../../domain/words.ts'
import { Keyboard } from './keyboard.ts'

const press = (key: string, more: Partial<KeyboardEvent> = {}) => {
  let prevented = false
  const event = {
    key,
    target: null,
    defaultPrevented: false,
    preventDefault: () => (prevented = true),
    ...more,
  }
  return { event: event as unknown as KeyboardEvent, prevented: () => prevented }
}

// There is no page here; nothing is typed into.
vi.stubGlobal('HTMLElement', Map)

describe('the keys', () => {
  it('go to what was bound last, and back when it is unbound', () => {
    const keyboard = new Keyboard()
    const ran: string[] = []
    const bind = (name: string) =>
      keyboard.bind({ key: 'Escape', words: words('', ''), run: () => ran.push(name) })
    bind('panel')
    const unbind = bind('form')
    keyboard.handle(press('Escape').event)
    unbind()
    keyboard.handle(press('Escape').event)
    expect(ran).toEqual(['form', 'panel'])
    expect(keyboard.lines).toHaveLength(1)
  })

  it('list what they do once, with every key for it', () => {
    const keyboard = new Keyboard()
    const search = words('搜索', 'Search')
    const run = () => undefined
    keyboard.bind({ key: 'Ctrl+k', words: search, run }, { key: '/', words: search, run })
    keyboard.bind({ key: 'Escape', words: words('关闭', 'Close'), run })
    expect(keyboard.lines).toEqual([
      { keys: ['Ctrl+k', '/'], words: search },
      { keys: ['Escape'], words: words('关闭', 'Close') },
    ])
  })

  it('read Ctrl and ⌘ alike, leave an input method alone, and take the key they act on', () => {
    const keyboard = new Keyboard()
    let searched = 0
    keyboard.bind({ key: 'Ctrl+k', words: words('', ''), run: () => searched++ })
    const { event, prevented } = press('K', { metaKey: true })
    keyboard.handle(event)
    keyboard.handle(press('k', { ctrlKey: true, isComposing: true }).event)
    keyboard.handle(press('k').event)
    expect(searched).toBe(1)
    expect(prevented()).toBe(true)
  })
})
