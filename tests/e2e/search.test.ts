import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

describeWith('chromium', 'the search by keyboard', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  const field = (page: Page) => page.getByRole('combobox', { name: '搜索' })
  const list = (page: Page) => page.getByRole('listbox', { name: '搜索结果' })

  /** What was typed is looked for, on the server too: the list is that of all its letters. */
  const searched = (page: Page) =>
    list(page).and(page.locator('[aria-busy=false]')).waitFor({ state: 'attached' })

  /** What a screen reader says of the field that is typed in: which option it stands on. */
  async function current(page: Page): Promise<{ text: string; isOption: boolean; selected: number }> {
    const id = await field(page).getAttribute('aria-activedescendant')
    const option = list(page)
      .getByRole('option')
      .and(page.locator(`[id="${id}"]`))
    return {
      text: (await option.textContent())?.trim() ?? '',
      isOption: (await option.getAttribute('aria-selected')) === 'true',
      selected: await list(page).getByRole('option', { selected: true }).count(),
    }
  }

  const hasFocus = (page: Page, name: string) =>
    page.getByRole('button', { name }).evaluate((element) => element === document.activeElement)

  /** The middle and the zoom of the map, as the address has them. */
  const view = (page: Page) =>
    (/map=([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(page.url()) ?? []).slice(1).map(Number)

  browserTest('leaves a map that nobody has moved out of the address', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await page.goto('/')
    await seen(page.locator('[role=application][aria-busy=false]'))
    await page.setViewportSize({ width: 1280, height: 720 })
    await until('the map has followed the window', async () => {
      const box = await page.locator('canvas.maplibregl-canvas').boundingBox()
      return box !== null && box.x + box.width <= 1280
    })
    expect(view(page)).toEqual([])
    await page.getByRole('button', { name: '放大' }).click()
    await until('the address follows the map', () => view(page).length === 3)
  })

  browserTest(
    'finds by initials, moves by arrows, flies there by Enter, leaves by Esc',
    async ({ person }) => {
      const { page } = await person({ baseURL: server.url, user: 'county-commander' })
      await page.goto('/#/live/situation?map=14.00/29.60000/110.20000')
      await seen(page.locator('[role=application][aria-busy=false]'))
      await page.getByRole('button', { name: '图层' }).focus()

      await page.keyboard.press('Control+k')
      await seen(field(page))
      expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.type('yxz')
      await searched(page)
      await seen(list(page).getByRole('option', { name: /^云溪镇/ }))
      expect(await field(page).getAttribute('aria-expanded')).toBe('true')
      expect(await current(page)).toMatchObject({
        text: expect.stringMatching(/^云溪镇/),
        isOption: true,
        selected: 1,
      })
      const options = await list(page).getByRole('option').allTextContents()
      expect(options.length).toBeGreaterThan(1)
      expect(
        await page
          .getByRole('status')
          .filter({ hasText: `${options.length} 项` })
          .count(),
      ).toBe(1)

      await page.keyboard.press('ArrowDown')
      expect(await current(page)).toEqual({ text: options[1]?.trim(), isOption: true, selected: 1 })
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      expect((await current(page)).text).toBe(options[0]?.trim())

      await page.keyboard.press('Escape')
      await field(page).waitFor({ state: 'detached' })
      expect(await hasFocus(page, '图层')).toBe(true)
      expect(view(page)).toEqual([14, 29.6, 110.2])

      await page.keyboard.press('Control+k')
      await page.keyboard.type('yxz')
      await searched(page)
      await seen(list(page).getByRole('option', { name: /^云溪镇/ }))
      await page.keyboard.press('Enter')
      await field(page).waitFor({ state: 'detached' })
      const answer = await page.request.get('/api/operations/live/search?q=yxz&limit=1')
      const { results } = (await answer.json()) as { results: { point: { lat: number; lon: number } }[] }
      const { lat = 0, lon = 0 } = results[0]?.point ?? {}
      await until('the map is over the town', () => {
        const [, atLat = 0, atLon = 0] = view(page)
        return Math.abs(atLat - lat) < 1e-3 && Math.abs(atLon - lon) < 1e-3
      })
      expect(await hasFocus(page, '图层')).toBe(true)
    },
  )

  browserTest('Enter selects what has a detail, and nothing when there is nothing', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'county-commander' })
    await page.goto('/#/live/situation')
    await seen(page.locator('[role=application][aria-busy=false]'))
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zzzzzz')
    await searched(page)
    await seen(page.getByRole('status').filter({ hasText: '没有找到' }))
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
    expect(await field(page).getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('Enter')
    await seen(field(page))

    await field(page).fill('yxzhyjjyd')
    await searched(page)
    const unit = list(page).getByRole('option', { name: /^云溪综合应急救援队/ })
    await seen(unit)
    expect(await unit.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await seen(
      page.getByRole('complementary', { name: '详情' }).getByRole('heading', { name: '云溪综合应急救援队' }),
    )
    expect(page.url()).toMatch(/unit/)
  })
})
