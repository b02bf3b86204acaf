import { afterAll, beforeAll, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { browserTest } from '../support/browser.ts'
import { cutLine, openIncidents, report, row, seen, tabTo } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const submit = (page: Page) => page.locator('form button[type=submit]').last().click()
const field = (page: Page, label: string) => page.locator('form').last().getByLabel(label)

describeWith('chromium', 'the forms of the desk', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest('an incident is updated, linked and shared', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openIncidents(page)
    await report(page, '河水上涨')
    await report(page, '河边道路塌方')
    await row(page, '河边道路塌方').click()

    await press(page, '续报')
    await submit(page)
    // The cursor is led to what is missing, and the fault goes once something stands there.
    const text = page.locator('form textarea')
    await seen(page.locator('form textarea[aria-invalid=true]:focus'))
    await text.fill('已封路，无人受伤')
    expect(await text.getAttribute('aria-invalid')).toBe('false')
    await submit(page)
    await seen(page.locator('.situation').getByText('已封路，无人受伤'))

    await press(page, '关联')
    await field(page, '主事件').selectOption({ index: 1 })
    await submit(page)
    await seen(page.getByText(/关联到 云溪 \d+ 号/))

    await press(page, '共享')
    await page.locator('form').getByRole('checkbox').first().check()
    await submit(page)
    await seen(page.getByText(/共享给/))
    await page.locator('.detail form').waitFor({ state: 'detached' })
    // Saved once more without a change: what the form began with is sent, too.
    await press(page, '共享')
    await submit(page)
    await page.locator('.detail form').waitFor({ state: 'detached' })

    // A code that is no township of the county (here a village's) has a box, too: else another box would drop it unseen.
    const { records } = await (await page.request.get('/api/operations/live/state')).json()
    const { id, sharedByOffice } = Object.values<{
      id: string
      description: string
      sharedByOffice: string[]
    }>(records.incident).find(({ description }) => description === '河边道路塌方')!
    const withVillage = { incidentId: id, with: [...sharedByOffice, '990101102001'] }
    const command = { commandId: 'e2e-share-village', type: 'ShareIncident', jurisdiction: '990101101' }
    const data = { ...command, payload: withVillage }
    expect((await page.request.post('/api/operations/live/commands', { data })).status()).toBe(200)
    await press(page, '共享')
    const boxes = page.locator('form').getByRole('checkbox')
    expect(await boxes.last().getAttribute('value')).toBe('990101102001')
    await boxes.nth(3).check()
    await submit(page)
    await page.locator('.detail form').waitFor({ state: 'detached' })
    await press(page, '共享')
    expect(await boxes.nth(3).isChecked()).toBe(true)
    expect(await boxes.last().isChecked()).toBe(true)
  })

  browserTest('a unit is registered; what is missing is said at its field', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await page.goto('/#/live/units')
    await press(page, '登记')
    await field(page, '人数').fill('6')
    await submit(page)
    const name = field(page, '名称')
    await seen(page.locator('form [aria-invalid=true]'))
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect(await field(page, '人数').inputValue()).toBe('6')
    await name.fill('云溪民兵二排')
    await submit(page)
    await seen(row(page, '云溪民兵二排'))

    await page.getByRole('button', { name: '确定队长', exact: true }).focus()
    await page.keyboard.press('Enter')
    await tabTo(page, '新队长')
    await page.keyboard.press('Tab')
    await page.keyboard.type('12a')
    await page.keyboard.press('Enter')
    expect(await field(page, '新队长').getAttribute('aria-invalid')).toBe('true')
    expect(await field(page, '电话').getAttribute('aria-invalid')).toBe('true')
    await field(page, '电话').fill('13900001234')
    await field(page, '新队长').fill('夜班队长')
    // The unit changes meanwhile, and what is typed stays.
    await press(page, '上岗')
    await seen(page.getByRole('button', { name: '离岗', exact: true }))
    expect(await field(page, '新队长').inputValue()).toBe('夜班队长')
    await submit(page)
    await seen(page.getByText('夜班队长'))
    await seen(page.getByText('139****1234'))
  })

  browserTest(
    'a store is registered with the keyboard alone, filled, counted and asked for more',
    async ({ person }) => {
      const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
      await page.goto('/#/live/stock')
      await seen(page.locator('[data-row]'))
      await page.getByRole('button', { name: '仓库', exact: true }).focus()
      await page.keyboard.press('Enter')
      await tabTo(page, '名称')
      await page.keyboard.type('云溪渡口库')
      await tabTo(page, '位置')
      await page.keyboard.type('29.9012, 110.5411')
      await page.keyboard.press('Enter')
      await seen(page.getByRole('heading', { name: '云溪渡口库' }))

      await press(page, '入库')
      await field(page, '物资').selectOption({ index: 1 })
      await field(page, '批号').fill('甲-1')
      await field(page, '数量').fill('40')
      await submit(page)
      await page.locator('button.item').first().click()
      await press(page, '盘点')
      await field(page, '实有数量').fill('38')
      await submit(page)
      await seen(page.getByText(/盘亏 2/))

      await press(page, '定额')
      await page.locator('form input[type=number]').first().fill('50')
      await submit(page)
      await seen(page.locator('li').getByText('缺 12'))
      await seen(row(page, '云溪渡口库').getByText('备齐 76%'))
    },
  )

  browserTest('an item is registered', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'county-duty' })
    await page.goto('/#/live/stock')
    await page.getByRole('button', { name: /按物资/ }).click()
    await page.locator('.panel.list').getByRole('button', { name: '物资', exact: true }).click()
    await field(page, '编码').fill('12')
    await field(page, '名称（中文）').fill('救生圈')
    await field(page, '名称（英文）').fill('Life ring')
    await field(page, '计量单位（中文）').fill('个')
    await field(page, '计量单位（英文）').fill('piece')
    await submit(page)
    await seen(page.locator('form').getByText('七位数字', { exact: true }))
    await field(page, '编码').fill('1020399')
    await submit(page)
    await seen(page.getByText('1020399'))
  })

  browserTest(
    'what came back is opened again in its own form, with all that was typed',
    async ({ person }) => {
      const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
      const { page, context } = office
      const county = await person({ baseURL: server.url, user: 'county-commander' })
      await Promise.all([openIncidents(page), openIncidents(county.page)])
      await report(page, '桥头漫水')
      await row(page, '桥头漫水').click()

      await cutLine(office)
      await seen(page.getByText('线路中断'))
      await press(page, '核实')
      await field(page, '依据').fill('巡查员在场')
      await submit(page)
      await seen(page.getByText('1 条待发送'))
      await row(county.page, '桥头漫水').click()
      await press(county.page, '核实')
      await field(county.page, '依据').fill('县里先核实了')
      await submit(county.page)
      await seen(county.page.getByText('县里先核实了'))

      await context.setOffline(false)
      await seen(page.getByText('1 条被退回'))
      await press(page, '查看')
      await press(page, '打开修改')
      expect(await field(page, '依据').inputValue()).toBe('巡查员在场')
      await seen(page.locator('form [role=alert]'))
      await press(page, '取消')
      await press(page, '查看')
      await press(page, '丢弃')
      await seen(page.getByText('没有待发送的内容'))
    },
  )
})
