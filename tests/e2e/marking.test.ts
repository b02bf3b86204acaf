import { afterAll, beforeAll, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { browserTest } from '../support/browser.ts'
import { cutLine, row, seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

/** Chromium reports a refused command, which one of the tests asks for. */
const REFUSED = /409|400/

describeWith('chromium', 'what is marked on the map', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest(
    'a flood and a closed road stand on every screen, until they are lifted',
    async ({ person }) => {
      const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
      const neighbour = await person({ baseURL: server.url, user: 'songling-duty' })
      await Promise.all([open(office.page), open(neighbour.page)])
      office.guard.expect(REFUSED)
      const { page } = office

      await begin(page, '淹没范围')
      await clickMap(page, [0.1, 0.2], [0.35, 0.4], [0.35, 0.2], [0.1, 0.4])
      await page.keyboard.press('Enter')
      await page.getByLabel('文字').fill('水位 412 m')
      await put(page)
      await seen(page.getByText(/边线在 .* 附近自相交叉/))
      expect((await markings(page)).length).toBe(0)

      // Back to the drawing: the last corner is taken out and put where it makes a square.
      for (const _ of ['its end', 'a corner', 'another corner', 'and another']) await press(page, '撤回')
      await clickMap(page, [0.35, 0.2], [0.35, 0.4], [0.1, 0.4])
      await press(page, '画完')
      await put(page)
      await seen(row(neighbour.page, '水位 412 m'))

      await begin(page, '断路')
      await clickMap(page, [0.5, 0.5])
      await seen(page.getByText(/^断 .*岩口桥$/))
      await put(page)
      await seen(row(neighbour.page, '断路'))
      await until('the neighbour finds it in the middle of the map', async () => {
        await clickMap(neighbour.page, [0.5, 0.5])
        return neighbour.page.getByRole('heading', { name: '断路' }).isVisible()
      })

      await row(page, '水位 412 m').click()
      await press(page, '修改')
      await page.getByLabel('文字').fill('水位 415 m')
      await press(page, '保存')
      await row(neighbour.page, '水位 415 m').click()
      expect(await neighbour.page.getByRole('button', { name: '修改', exact: true }).count()).toBe(0)

      // Dragged out of sight, what is selected does not pull the map back.
      const before = longitudeOf(neighbour.page)
      await dragMap(neighbour.page, [0.8, 0.8], [0.1, 0.8])
      await until('the map has gone east', () => longitudeOf(neighbour.page) - before > 0.005)

      await press(page, '撤销')
      await page.getByLabel('撤销原因').fill('水退')
      await hold(page, '撤销标绘')
      await until('it is gone', async () => (await row(neighbour.page, '水位 415 m').count()) === 0)
      await seen(neighbour.page.getByText('已撤销：水退'))
    },
  )

  browserTest(
    'what is drawn while the line is down waits, with typed coordinates too',
    async ({ person }) => {
      const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
      const county = await person({ baseURL: server.url, user: 'county-duty' })
      await Promise.all([open(office.page), open(county.page)])
      const { page } = office

      await begin(page, '撤离路线')
      await cutLine(office)
      await seen(page.getByText('线路中断'))
      await page.getByLabel(/坐标/).fill('29.90, 110.53\n29.91, 110.54')
      await page.getByLabel('文字').fill('往中心小学')
      await put(page)
      await seen(page.getByText('1 条待发送'))
      await office.context.setOffline(false)
      await seen(row(county.page, '往中心小学'))
    },
  )

  browserTest('the list of layers never covers what the map must say of itself', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await page.setViewportSize({ width: 1280, height: 640 })
    await open(page)
    await page.getByRole('button', { name: '图层' }).click()
    const list = await page.locator('.card').boundingBox()
    const credit = await page.getByText('虚构演示地图').boundingBox()
    expect((list?.y ?? 0) + (list?.height ?? Infinity)).toBeLessThanOrEqual(credit?.y ?? 0)
  })

  browserTest('the map comes out on a page of its own, in the light style', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty', colorScheme: 'dark' })
    await page.addInitScript(() => (window.print = () => void (document.title = 'asked to print')))
    await open(page)
    await page.keyboard.press('Control+p')
    await page.waitForFunction(() => document.title === 'asked to print')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const sheet = page.locator('.print-sheet')
    expect(await sheet.locator('h1').innerText()).toMatch(/青石县 · 云溪镇\s+应急态势图/)
    expect(await sheet.locator('.scale').innerText()).toMatch(/^\d+ k?m$/)
    await seen(sheet.getByText('虚构演示地图'))
    expect(await page.locator('#app').isVisible()).toBe(false)
    expect(await sheet.locator('canvas').evaluate(meanBrightness)).toBeGreaterThan(150)

    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await page.emulateMedia({ media: 'screen' })
    await sheet.waitFor({ state: 'detached' })
    await seen(page.locator('[role=application]'))
  })
})

/** Of a picture, 0 to 255; one that was never drawn has 0. */
function meanBrightness(element: HTMLElement | SVGElement): number {
  const canvas = element as HTMLCanvasElement
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  let sum = 0
  for (let at = 0; at < data.length; at += 4) sum += data[at] ?? 0
  return sum / (canvas.width * canvas.height)
}

interface Road {
  readonly properties: { readonly name?: { readonly zh: string } }
  readonly geometry: { readonly coordinates: readonly unknown[] }
}

/** With 岩口桥 in the middle of the map; a marking is drawn by clicking at shares of its width and height. */
async function open(page: Page): Promise<void> {
  const { features } = (await (await page.request.get('/api/map/roads')).json()) as { features: Road[] }
  const bridge = features.find(({ properties: { name } }) => name?.zh === '岩口桥')
  if (!bridge) throw new Error('The county has no 岩口桥')
  const [lon, lat] = bridge.geometry.coordinates
  await page.goto(`/#/live/situation?map=14.00/${lat}/${lon}`)
  await seen(page.locator('[role=application][aria-busy=false]'))
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

/** With M the form opens; then a kind is chosen. */
async function begin(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await press(page, kind)
  await seen(page.getByText(/在地图上/).first())
}

const put = (page: Page): Promise<void> => press(page, '标绘上图')

/** Clicks one after the other, too far apart in place to be a double click. */
async function clickMap(page: Page, ...shares: readonly [x: number, y: number][]): Promise<void> {
  const box = await page.locator('[role=application]').boundingBox()
  if (!box) throw new Error('There is no map')
  for (const [x, y] of shares) await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
}

async function dragMap(page: Page, ...shares: readonly [x: number, y: number][]): Promise<void> {
  const box = await page.locator('[role=application]').boundingBox()
  if (!box) throw new Error('There is no map')
  const to = ([x, y]: readonly [number, number]) =>
    page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 5 })
  const [first = [0, 0], ...rest] = shares
  await to(first)
  await page.mouse.down()
  for (const share of rest) await to(share)
  await page.mouse.up()
}

/** Of the middle of the map, as the address says. */
const longitudeOf = (page: Page): number => Number(/map=[\d.]+\/[\d.]+\/([\d.]+)/.exec(page.url())?.[1])

async function hold(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name })
  await button.hover()
  await page.mouse.down()
  await button.waitFor({ state: 'detached' })
  await page.mouse.up()
}

async function markings(page: Page): Promise<unknown[]> {
  const answer = await page.request.get('/api/operations/live/state')
  const { records } = (await answer.json()) as { records: { marking?: Record<string, unknown> } }
  return Object.values(records.marking ?? {})
}
