import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { cutLine, openIncidents, report, row, seen, stateOf } from '../support/desk.ts'
import { isKept, isPrepared } from '../support/kept-in-browser.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const NO_LINE = /没有线路，正在重连。画面是/

describeWith('chromium', 'a page that is opened without a line', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest('shows the county as it was, and its report arrives exactly once', async ({ person }) => {
    const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
    const county = await person({ baseURL: server.url, user: 'county-duty' })
    await Promise.all([openIncidents(office.page), openIncidents(county.page)])
    await report(office.page, '断线前上报')
    await until('the program and the map are kept', () => isPrepared(office.page))
    await until('the picture is kept', () => isKept(office.page, '断线前上报'))

    await cutLine(office)
    await office.page.reload()
    await openIncidents(office.page)
    await seen(office.page.getByText(NO_LINE))
    await seen(row(office.page, '断线前上报'))
    await report(office.page, '断线后打开页面上报')
    await seen(office.page.getByText('1 条待发送'))
    await office.page.reload()
    await seen(office.page.getByText('1 条待发送'))
    expect(await row(county.page, '断线后打开页面上报').count()).toBe(0)

    await office.context.setOffline(false)
    await seen(row(county.page, '断线后打开页面上报'))
    await until('nothing waits', async () => (await office.page.getByText('条待发送').count()) === 0)
    const sent = (await stateOf(county.page)).filter(
      ({ description }) => description === '断线后打开页面上报',
    )
    expect(sent).toHaveLength(1)
  })

  browserTest('shows nothing of somebody who has signed out', async ({ person }) => {
    const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
    const { page } = office
    await openIncidents(page)
    await until('the program and the map are kept', () => isPrepared(page))
    await until('the picture is kept', () => isKept(page, 'warehouse'))
    await page.goto('/#/live/settings')
    await page.getByRole('button', { name: '退出登录' }).click()
    await seen(page.getByLabel('用户名'))

    await cutLine(office)
    await page.reload()
    await seen(page.getByText('连接不上服务器'))
    expect(await page.evaluate(() => caches.has('fenghuo-map'))).toBe(false)
    expect(await isKept(page, 'warehouse')).toBe(false)
  })
  browserTest('works on the machine of the server though there is no network at all', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    // What a browser says where nothing but the machine itself can be reached.
    await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
    await openIncidents(page)
    await report(page, '没有网络')
    await seen(row(page, '没有网络'))

    // And when a cable is pulled while the page is open.
    await page.evaluate(() => void dispatchEvent(new Event('offline')))
    await report(page, '网线拔了')
    await until('the server has it', async () =>
      (await stateOf(page)).some(({ description }) => description === '网线拔了'),
    )
  })
})
