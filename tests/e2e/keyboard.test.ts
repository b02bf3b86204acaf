import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { seen, tabTo } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

describeWith('chromium', 'whoever has no mouse', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  /** What has the focus, by its name; undefined: nothing that one could see. */
  const focused = (page: Page): Promise<string | undefined> =>
    page.evaluate(() => {
      const now = document.activeElement
      if (!now || now === document.body || !now.checkVisibility()) return undefined
      return now.getAttribute('aria-label') ?? now.textContent?.trim() ?? ''
    })
  const isFocused = (page: Page, name: string) =>
    until(`${name} has the focus`, async () => (await focused(page)) === name)
  const openMap = async (page: Page) => {
    await page.goto('/#/live/situation?map=13.00/29.91500/110.54000')
    await seen(page.locator('[role=application][aria-busy=false]'))
  }

  browserTest('asks what is nearest to the middle of the map, and comes back', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openMap(page)
    const canvas = page.locator('canvas.maplibregl-canvas')
    await canvas.focus()
    await page.keyboard.press('Enter')
    const menu = page.getByRole('menu', { name: '此处' })
    await seen(menu)
    // A bar that appears above the map, as for an alarm, makes it smaller; the menu stays in the hand.
    const before = await canvas.boundingBox()
    await page.setViewportSize({ width: 1366, height: 700 })
    await until('the map has followed', async () => (await canvas.boundingBox())?.height !== before?.height)
    expect(await menu.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    await until('the map has the focus again', () => canvas.evaluate((of) => of === document.activeElement))

    await page.keyboard.press('Enter')
    const shelters = menu.getByRole('menuitem', { name: '避难场所' })
    for (let presses = 0; presses < 20; presses++) {
      if (await shelters.evaluate((item) => item === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await isFocused(page, '详情')
    await seen(page.getByRole('heading', { name: '最近的避难场所' }))
    await page.keyboard.press('Escape')
    await until('something has the focus', async () => (await focused(page)) !== undefined)
  })

  browserTest('measures an area from the middle of the map', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openMap(page)
    await page.getByRole('button', { name: '圈定区域，看影响' }).press('Enter')
    await page.locator('canvas.maplibregl-canvas').focus()
    for (const way of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      const before = page.url()
      await page.keyboard.press('Space')
      await page.keyboard.press(way)
      await until('the map has moved', () => Promise.resolve(page.url() !== before))
    }
    await page.keyboard.press('Enter')
    await seen(page.getByRole('complementary', { name: '详情' }).getByRole('definition'))
  })

  browserTest('goes into the layers, and Esc closes them and leads back', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openMap(page)
    const layers = page.getByRole('button', { name: '图层' })
    await layers.press('Enter')
    const card = page.getByRole('group', { name: '图层' })
    await until('the card has the focus', () => card.evaluate((of) => of === document.activeElement))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await until('the button has the focus', () => layers.evaluate((of) => of === document.activeElement))
  })

  browserTest('marks a closed road, and is led from the kind to what was drawn', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openMap(page)
    await page.keyboard.press('m')
    await isFocused(page, '火线')
    const road = page.getByRole('button', { name: '断路', exact: true })
    for (let presses = 0; presses < 20; presses++) {
      if (await road.evaluate((kind) => kind === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    const middle = page.getByRole('button', { name: '加入地图中心点' })
    await seen(page.getByText('在地图上点一下'))
    await middle.focus()
    await page.keyboard.press('Enter')
    const field = page.getByLabel('坐标（每行一点：纬度, 经度）')
    await until('the coordinates have the focus', () => field.evaluate((of) => of === document.activeElement))
    await page.getByRole('textbox', { name: /^文字/ }).press('Enter')
    await isFocused(page, '详情')
    await seen(page.getByRole('heading', { name: '断路' }))
  })

  browserTest('sends a form from a field of several lines', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openMap(page)
    await page.keyboard.press('n')
    await page.getByLabel('类型').selectOption('11A51')
    await page.getByLabel('地点').fill('溪头村')
    await page.getByLabel('情况').fill('溪水漫过河堤')
    await page.keyboard.press('Control+Enter')
    await seen(page.getByRole('heading', { name: '山洪 · 溪头村' }))
  })

  browserTest('starts an exercise and pauses it with the same key', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'controller' })
    await page.goto('/#/live/drills')
    await page.getByRole('button', { name: '建立演练' }).first().press('Enter')
    await isFocused(page, '演练')
    await page.getByRole('button', { name: '开始演练' }).press('Enter')
    await isFocused(page, '暂停')
    await page.keyboard.press('Enter')
    await isFocused(page, '继续')
    await page.getByRole('button', { name: '30×' }).press('Enter')
    await seen(page.locator('button[aria-pressed="true"]:enabled', { hasText: '30×' }))
    await isFocused(page, '30×')
  })

  browserTest('opens an account, and Esc leads back to its row', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'admin' })
    await page.goto('/#/live/accounts')
    const second = page.locator('[data-row]').nth(1)
    await seen(second)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await isFocused(page, '回到清单')
    await tabTo(page, '姓名或岗位')
    await page.keyboard.press('Escape')
    await until('the row has the focus', () => second.evaluate((of) => of === document.activeElement))
  })

  browserTest('goes to an area, and out of a playback, without losing the focus', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openMap(page)
    await page.keyboard.press('3')
    await page.keyboard.press('j')
    await page.keyboard.press('4')
    await isFocused(page, '物资')
    await page.keyboard.press('6')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('heading', { name: '关键时刻' }))
    await tabTo(page, '跳到')
    await page.keyboard.press('Escape')
    await isFocused(page, '回放')
    expect(await page.getByRole('heading', { name: '关键时刻' }).count()).toBe(0)
  })
})
