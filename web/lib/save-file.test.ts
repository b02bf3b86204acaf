import { afterEach, expect, it, vi } from 'vitest'
import { saveFile } from './save-file.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('saves through a link in the page, whose file is there after the click and let go later', async () => {
  vi.useFakeTimers()
  const held = new Set<string>()
  vi.stubGlobal('fetch', async () => new Response('name\n'))
  vi.stubGlobal('URL', {
    createObjectURL: () => (held.add('blob:1'), 'blob:1'),
    revokeObjectURL: (address: string) => held.delete(address),
  })
  const page: unknown[] = []
  const clicked = vi.fn<() => void>(() => expect(page).toContain(link))
  const link = { href: '', download: '', click: clicked, remove: () => page.pop() }
  vi.stubGlobal('document', {
    createElement: () => link,
    body: { append: (element: unknown) => page.push(element) },
  })
  const atMs = Date.parse('2026-11-23T13:04:17Z')
  expect(await saveFile({ path: '/api/x', name: '村 名单', atMs, ending: 'csv' })).toBeUndefined()
  expect(clicked).toHaveBeenCalledOnce()
  expect(link.download).toBe('村_名单_20261123-210417.csv')
  expect([page, [...held]]).toEqual([[], ['blob:1']])
  vi.runAllTimers()
  expect([...held]).toEqual([])
})
