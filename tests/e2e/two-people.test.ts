import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { cutLine, openIncidents as open, report, row, seen, stateOf, tabTo } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { demoPassword } from '../support/sign-in.ts'
import { until } from '../support/until.ts'

describeWith('chromium', 'two people on two screens', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest(
    'what one reports stands on the other screen, and comes back after a cut',
    async ({ person }) => {
      const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
      // This one watches the units glide, as most people do: the others do without (tests/support/browser.ts).
      const county = await person({
        ...{ baseURL: server.url, user: 'county-commander', reducedMotion: 'no-preference' },
      })
      await Promise.all([open(office.page), open(county.page)])

      await report(office.page, '溪边两人被困屋顶')
      await seen(row(county.page, '溪边两人被困屋顶'))

      await cutLine(county)
      await seen(county.page.getByText('线路中断'))
      await report(office.page, '岩口桥漫水')
      await report(office.page, '上坪断电')
      expect(await row(county.page, '岩口桥漫水').count()).toBe(0)

      await county.context.setOffline(false)
      await seen(row(county.page, '岩口桥漫水'))
      await seen(row(county.page, '上坪断电'))
      expect(await stateOf(county.page)).toEqual(await stateOf(office.page))
    },
  )

  browserTest(
    'a report made while the line is down waits, and is sent once when it is back',
    async ({ person }) => {
      const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
      const county = await person({ baseURL: server.url, user: 'county-duty' })
      await Promise.all([open(office.page), open(county.page)])

      await cutLine(office)
      await seen(office.page.getByText('线路中断'))
      await report(office.page, '断线时上报')
      await seen(office.page.getByText('1 条待发送'))
      await office.context.setOffline(false)

      await seen(row(county.page, '断线时上报'))
      await until(
        'nothing waits any more',
        async () => (await office.page.getByText('条待发送').count()) === 0,
      )
      const incidents = await stateOf(county.page)
      expect(incidents.filter(({ description }) => description === '断线时上报')).toHaveLength(1)
    },
  )

  browserTest('who is signed out by others is told so at the door', async ({ person }) => {
    const { page, guard } = await person({ baseURL: server.url, user: 'observer' })
    await page.goto('/#/live/settings')
    await seen(page.getByRole('button', { name: '退出登录' }))
    guard.expect(/401/)
    // The line is closed, perhaps while it was asking for more.
    guard.expect(/status of 400 .*\/socket\.io\//)
    expect((await page.request.delete('/api/session')).ok()).toBe(true)
    await seen(page.getByRole('alert').getByText('登录已失效，请重新登录'))
    await page.getByLabel('用户名').fill('observer')
    await page.getByLabel('密码').fill(demoPassword)
    await page.keyboard.press('Enter')
    await seen(page.getByRole('button', { name: '退出登录' }))

    await page.getByRole('button', { name: '退出登录' }).click()
    await seen(page.getByLabel('用户名'))
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  browserTest('an incident is reported and acknowledged with the keyboard alone', async ({ person }) => {
    const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
    const county = await person({ baseURL: server.url, user: 'county-commander' })
    await Promise.all([open(office.page), open(county.page)])
    const { keyboard } = office.page

    await keyboard.press('n')
    await seen(office.page.getByRole('heading', { name: '上报事件' }))
    await tabTo(office.page, '类型')
    await keyboard.press('ArrowDown')
    await tabTo(office.page, '情况')
    await keyboard.type('只用键盘')
    await tabTo(office.page, '地点')
    await keyboard.type('红岩村')
    await keyboard.press('Enter')
    await seen(row(county.page, '只用键盘'))

    // The one not acknowledged is the worst, so it is first: J goes to it, Enter opens it.
    await county.page.keyboard.press('j')
    await county.page.keyboard.press('Enter')
    const acknowledge = county.page.getByRole('button', { name: '签收', exact: true })
    await seen(acknowledge)
    await acknowledge.focus()
    await county.page.keyboard.press('Enter')
    await until('the office sees it acknowledged', async () =>
      (await stateOf(office.page)).some(({ acknowledgedAt }) => acknowledgedAt !== null),
    )
  })
})
