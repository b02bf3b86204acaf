import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect } from 'vitest'
import type { APIRequestContext, Page } from 'playwright-core'
import { browserTest } from '../support/browser.ts'
import { cutLine, seen, stateOf } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { TABS, longPress, next, openPhone, phone, stumblingBlocks, tab } from '../support/phone.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const words = (page: Page) => page.getByLabel('起因、经过、范围、已采取的措施')
const reports = async (page: Page, description: string, operation = 'live') =>
  (await stateOf(page, operation)).filter((incident) => incident.description === description).length

async function give(request: APIRequestContext, operation: string, type: string, payload: object) {
  const [jurisdiction] = type.includes('Exercise') ? ['990101'] : ['990101101']
  const command = { commandId: newId(), type, jurisdiction, payload }
  const answer = await request.post(`/api/operations/${operation}/commands`, { data: command })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** An exercise that runs. @returns its id */
async function drill(controller: APIRequestContext): Promise<string> {
  const made = await controller.post('/api/operations', {
    data: { commandId: newId(), kind: 'exercise', scenario: 'flash-flood' },
  })
  const { id } = (await made.json()) as { id: string }
  await give(controller, id, 'StartExercise', {})
  return id
}

/** The first three questions; the position fills itself in. */
async function begin(page: Page, kind: string): Promise<void> {
  await tab(page, '上报')
  await page.getByRole('button', { name: kind }).tap()
  await seen(page.getByText('误差约'))
  await next(page)
  await next(page)
}

describeWith('chromium', 'a phone', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  for (const [width, height] of [
    [390, 844],
    [360, 640],
    [844, 390],
  ] as const)
    browserTest(`has nothing too small to press at ${width} x ${height}`, async ({ person }) => {
      const { page } = await person({ baseURL: server.url, user: 'yunxi-duty', ...phone(width, height) })
      await openPhone(page)
      for (const name of TABS) {
        await tab(page, name)
        await seen(page.getByRole('button', { name }).and(page.locator('[aria-current]')))
        expect(await stumblingBlocks(page), name).toEqual([])
      }
      await tab(page, '地图')
      const sheet = page.locator('.sheet')
      for (const name of ['断路孤村', '标绘']) {
        await page.getByRole('button', { name: '工具' }).tap()
        await page.getByRole('menuitem', { name }).tap()
        await seen(sheet.getByRole('heading', { name }))
        expect(await stumblingBlocks(page), name).toEqual([])
        await sheet.getByRole('button', { name: '关闭' }).tap()
      }
      for (const card of ['图层', '工具']) {
        await page.getByRole('button', { name: card }).tap()
        await seen(page.locator('.card'))
        expect(await stumblingBlocks(page), card).toEqual([])
      }
      await page.getByRole('button', { name: '搜索' }).tap()
      await page.getByRole('combobox').fill('yk')
      await seen(page.getByRole('option', { name: '岩口村' }))
      expect(await stumblingBlocks(page), 'search').toEqual([])
      await page.getByRole('button', { name: '关闭' }).tap()
    })

  for (const [width, height] of [
    [390, 844],
    [844, 390],
  ] as const)
    browserTest(`shows scale and credit clear of a sheet at ${width} x ${height}`, async ({ person }) => {
      const { page } = await person({ baseURL: server.url, user: 'yunxi-duty', ...phone(width, height) })
      await openPhone(page)
      await page.getByRole('button', { name: '工具' }).tap()
      await page.getByRole('menuitem', { name: '断路孤村' }).tap()
      const sheet = page.locator('.sheet')
      await seen(sheet)
      for (const foot of [page.locator('.maplibregl-ctrl-scale'), page.getByText('虚构演示地图')])
        await until('it stands clear of the sheet', async () => {
          const [over, under] = [await sheet.boundingBox(), await foot.boundingBox()]
          if (!over || !under) return false
          return under.y + under.height <= over.y || under.x + under.width <= over.x
        })
    })

  browserTest('takes up a report that it was ended in, and sends it once', async ({ person }) => {
    const { page, context } = await person({ baseURL: server.url, user: 'yunxi-team', ...phone() })
    await openPhone(page)
    await begin(page, '滑坡')
    await next(page)
    expect(await words(page).getAttribute('aria-invalid')).toBe('true')
    await words(page).fill('公路边坡滑塌，路断')
    await page.getByRole('button', { name: '上一步' }).tap()
    await page.getByRole('button', { name: '加一' }).nth(2).tap()
    await page.close()

    const again = await context.newPage()
    await again.goto('/')
    await seen(again.getByText('上次没有报完，接着填。'))
    for (const said of ['滑坡', '29.901200, 110.541100', '被困 1', '公路边坡滑塌，路断'])
      await seen(again.locator('form').getByText(said))
    await next(again)
    await seen(again.getByRole('heading', { name: '已上报' }))
    await again.reload()
    await seen(again.getByRole('heading', { name: '发生了什么？' }))
    expect(await again.getByText('上次没有报完').count()).toBe(0)
    expect(await reports(again, '公路边坡滑塌，路断')).toBe(1)
  })

  browserTest('starts a report over, and forgets it when somebody signs out', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-team', ...phone() })
    await openPhone(page)
    await begin(page, '洪水')
    await page.reload()
    await page.getByRole('button', { name: '重新填' }).tap()
    await seen(page.getByRole('heading', { name: '发生了什么？' }))
    await begin(page, '地震')
    await words(page).fill('不给别人看')
    await tab(page, '我')
    await page.getByRole('button', { name: '退出登录' }).tap()
    await seen(page.getByLabel('用户名'))
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).not.toContain('不给别人看')
  })

  browserTest('keeps a report while the line is down, and sends it once it is back', async ({ person }) => {
    const team = await person({ baseURL: server.url, user: 'yunxi-team', ...phone() })
    const { page, context } = team
    await openPhone(page)
    await cutLine(team)
    await begin(page, '泥石流')
    await words(page).fill('沟口堵塞')
    await next(page)
    await page.getByRole('button', { name: '保存，有线路就发' }).tap()
    await seen(page.getByRole('heading', { name: '已保存在本机' }))
    await seen(page.getByText('1 条待发送').first())

    // Taken up again to be corrected, it waits on when its form goes with the layout.
    await page.getByRole('button', { name: '看待发送' }).tap()
    await page.getByRole('button', { name: '打开修改' }).tap()
    await seen(page.locator('form').getByText('沟口堵塞'))
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.locator('form:has(.dots)').waitFor({ state: 'detached' })
    await page.setViewportSize({ width: 390, height: 844 })
    await begin(page, '大风')
    await words(page).fill('大树倒在路上')
    await next(page)
    await page.getByRole('button', { name: '保存，有线路就发' }).tap()
    await seen(page.getByText('2 条待发送').first())
    await context.setOffline(false)
    await seen(page.getByRole('heading', { name: '已发出' }))
    await until('both are there', async () => (await reports(page, '沟口堵塞')) === 1)
    expect(await reports(page, '大树倒在路上')).toBe(1)
  })

  browserTest('is laid out above its keyboard', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-team', ...phone() })
    await openPhone(page)
    await begin(page, '大风')
    await words(page).focus()
    // Chromium shows no keyboard when it is led by a program: this is what the browser of a phone says of one.
    const keyboardTo = (height: number) =>
      page.evaluate((visible) => {
        Object.defineProperty(visualViewport, 'height', { get: () => visible, configurable: true })
        visualViewport?.dispatchEvent(new Event('resize'))
      }, height)
    await keyboardTo(500)
    await page.getByRole('navigation').waitFor({ state: 'detached' })
    const button = await page.locator('form:has(.dots) [type=submit]').boundingBox()
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(500)
    await keyboardTo(844)
    await seen(page.getByRole('navigation'))
  })

  browserTest('leads a team to its task, and tells its status with one press', async ({ person }) => {
    const duty = await person({ baseURL: server.url, user: 'yunxi-duty', ...phone() })
    const report = { code: '11A51', place: '云溪桥', source: 'phone', description: '桥面漫水' }
    await give(duty.context.request, 'live', 'ReportIncident', report)
    await openPhone(duty.page)
    await tab(duty.page, '任务')
    await seen(duty.page.getByRole('button', { name: '随队行动' }))
    const incidentId = (await stateOf(duty.page)).find(({ description }) => description === '桥面漫水')?.id
    const unitId = 'u-990101101-01'
    const task = '转移桥北三户'
    await give(duty.context.request, 'live', 'AssignUnit', { unitId, incidentId, task })

    const { page } = await person({ baseURL: server.url, user: 'yunxi-team', ...phone() })
    await openPhone(page)
    await tab(page, '任务')
    await page.getByRole('button', { name: '云溪综合应急救援队' }).tap()
    await seen(page.getByText(task))
    await page.getByRole('button', { name: '到场', exact: true }).tap()
    await seen(page.getByRole('button', { name: '到场', pressed: true }))
    await seen(page.getByRole('button', { name: '请求返回' }))
    // Opened again it stands where it stood.
    await page.reload()
    await seen(page.getByText(task))
  })

  browserTest('shows on the map where it is, behind a drawing, too', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-team', ...phone() })
    await openPhone(page)
    const own = page.getByRole('button', { name: '我的位置' })
    await own.tap()
    await seen(own.and(page.locator('[aria-pressed=true][aria-busy=false]')))
    await until('the map is there', () => page.evaluate(() => /29\.90\d*\/110\.54/.test(location.hash)))
    // A drawing takes the buttons away, not the position.
    await page.getByRole('button', { name: '工具' }).tap()
    await page.getByRole('menuitem', { name: '标绘' }).tap()
    await page.getByRole('button', { name: '断路' }).tap()
    await own.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '填写内容、提交' }).tap()
    await page.locator('.sheet').getByRole('button', { name: '关闭' }).tap()
    await seen(own.and(page.locator('[aria-pressed=true][aria-busy=false]')))
    await own.tap()
    await seen(own.and(page.locator('[aria-pressed=false]')))

    // The menu of a point opens under the finger, which is lifted there: that chooses nothing.
    const menu = page.getByRole('menu', { name: '此处' })
    await longPress(page, [0.3, 0.35], () => seen(menu))
    await seen(menu)
    expect(await page.locator('.sheet').count()).toBe(0)
    await menu.getByRole('menuitem', { name: '在此上报事件' }).tap()
    await menu.waitFor({ state: 'detached' })
  })

  browserTest(
    'says in full that it is a drill, rings for the real thing, and keeps the two apart',
    async ({ person }) => {
      const leader = await person({ baseURL: server.url, user: 'controller' })
      const id = await drill(leader.context.request)
      const { page, context } = await person({
        baseURL: server.url,
        user: 'yunxi-duty',
        ...phone(360, 640),
      })
      await context.addInitScript(() => localStorage.setItem('fenghuo.language', 'en'))
      const fire = { code: '11G01', place: '岩口村', source: 'phone', description: '后山起火' }
      await give(context.request, 'live', 'ReportIncident', fire)
      await openPhone(page, `/#/${id}/situation`)
      await seen(page.getByText('LIVE:'))
      const mark = page.locator('header').getByText('[EXERCISE]')
      expect(await mark.evaluate((it) => it.scrollWidth <= it.clientWidth + 1)).toBe(true)
      await page.getByRole('navigation').getByRole('button', { name: 'Report' }).tap()
      await page.getByRole('button', { name: 'Earthquake' }).tap()
      await seen(page.getByText('Within about'))
      await page.getByRole('button', { name: 'Go to live' }).tap()
      await page.getByRole('navigation').getByRole('button', { name: 'Report' }).tap()
      await seen(page.getByRole('heading', { name: 'What is it?' }))
      expect(await page.getByRole('button', { name: 'Earthquake', pressed: true }).count()).toBe(0)
    },
  )
  browserTest(
    'leaves a report in the operation that it was begun in, and sends what was being corrected there',
    async ({ person }) => {
      const leader = await person({ baseURL: server.url, user: 'controller' })
      const id = await drill(leader.context.request)
      const office = await person({ baseURL: server.url, user: 'yunxi-duty', ...phone() })
      const { page, context } = office
      const goTo = async (operation: string) => {
        await page.evaluate((hash) => void (location.hash = hash), `#/${operation}/situation`)
        await until('its report is there', async () => {
          const isDrill = (await page.locator('.phone.drill').count()) === 1
          return isDrill === (operation !== 'live')
        })
        await tab(page, '上报')
      }
      const form = page.locator('form:has(.dots)')
      await openPhone(page, '/#/live/situation')
      await begin(page, '滑坡')
      await words(page).fill('公路边坡滑塌')

      await goTo(id)
      await seen(page.getByRole('heading', { name: '发生了什么？' }))
      expect(await page.getByText('上次没有报完').count()).toBe(0)
      await begin(page, '洪水')
      await words(page).fill('演练中的洪水')
      await goTo('live')
      await seen(page.getByText('上次没有报完，接着填。'))
      await seen(form.getByText('公路边坡滑塌'))
      expect(await form.getByText('演练中的洪水').count()).toBe(0)

      await cutLine(office)
      await page.getByRole('button', { name: '保存，有线路就发' }).tap()
      await page.getByRole('button', { name: '看待发送' }).tap()
      await page.getByRole('button', { name: '打开修改' }).tap()
      await seen(form.getByText('公路边坡滑塌'))
      await goTo(id)
      await seen(form.getByText('演练中的洪水'))
      await context.setOffline(false)
      await until('it was sent', async () => (await reports(page, '公路边坡滑塌')) === 1)
      expect(await reports(page, '公路边坡滑塌', id)).toBe(0)
      await seen(form.getByText('演练中的洪水'))
    },
  )
})
