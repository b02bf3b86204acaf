import { describe, expect, it } from 'vitest'
import { handlingOf, type Handling } from './handling.ts'

const ORIGIN = 'https://county.example'
const handling = (path: string, more: Partial<Pick<Request, 'method' | 'mode'>> = {}): Handling =>
  handlingOf({ method: 'GET', mode: 'cors', url: new URL(path, ORIGIN).href, ...more }, ORIGIN)

describe('what the service worker answers', () => {
  it('is the shell for every address of the page', () => {
    expect(handling('/', { mode: 'navigate' })).toBe('page')
    expect(handling('/some/link', { mode: 'navigate' })).toBe('page')
  })

  it('is a part of the shell, and a layer of the map', () => {
    expect(handling('/assets/index-1a2b.js')).toBe('file')
    expect(handling('/api/map/rivers')).toBe('map')
    expect(handling('/api/map/powerLines?version=qingshi-1%3A2')).toBe('map')
  })

  it('is a tile of the relief or the base map, which its version says never changes', () => {
    expect(handling('/api/terrain/landcover/dark/12/3303/1692?version=qingshi-1')).toBe('tile')
    expect(handling('/api/basemap/8/206/105?version=qingshi-1%3A2')).toBe('tile')
    expect(handling('/api/terrain/heights/12/3303/1692')).toBe('leave')
  })

  it.each([
    '/api/session',
    '/api/people',
    '/api/operations/live/state',
    '/socket.io/?EIO=4',
    '/health/ready',
    '/api/map/rivers?format=csv',
  ])('is never %s, which is of a person or of this moment', (path) => {
    expect(handling(path)).toBe('leave')
    expect(handling(path, { mode: 'navigate' })).toBe('leave')
  })

  it('is nothing that writes, and nothing of another server', () => {
    expect(handling('/api/map/rivers', { method: 'POST' })).toBe('leave')
    expect(handling('https://elsewhere.example/')).toBe('leave')
  })
})
