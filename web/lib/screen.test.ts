import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Screen } from './screen.svelte.ts'

beforeEach(() => vi.stubGlobal('location', { hash: '' }))
afterEach(() => vi.unstubAllGlobals())

describe('the screen of a phone', () => {
  it('shows the tab that is pressed, also while a point is chosen on the map', async () => {
    const screen = new Screen()
    const point = screen.pickPoint()
    screen.showTab('tasks')
    expect(screen.phoneTab).toBe('tasks')
    expect(screen.picking).toBe(false)
    expect(await point).toBeNull()
  })

  it('has a sheet over its map for a form that is open, but not for a report, nor while a point is chosen', () => {
    const screen = new Screen()
    expect(screen.sheeted).toBe(false)
    screen.open({ is: 'report' })
    expect(screen.sheeted).toBe(false)
    screen.open({ is: 'mark' })
    expect(screen.sheeted).toBe(true)
    void screen.pickPoint()
    expect(screen.sheeted).toBe(false)
    screen.endPick(null)
    expect(screen.sheeted).toBe(true)
  })
})
