import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { openIncidents, seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'

/** Nothing of this kind is answered: a line so slow that one sees what stands there meanwhile. */
const hold = (page: Page, path: RegExp) => page.route(path, () => new Promise<never>(() => undefined))

describeWith('chromium', 'a page whose line is slow', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest('counts nothing that has not come, and shows no code for a name', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty', serviceWorkers: 'block' })
    await hold(page, /\/socket\.io\/|\/api\/map\//)
    await page.goto('/#/live/incidents')
    await seen(page.getByRole('button', { name: '未终止 —' }))
    await seen(page.getByRole('button', { name: '未签收 —' }))
    expect(await page.locator('header').innerText()).not.toMatch(/990101|\b0\b/)
  })

  browserTest('says that the server is being reached, in the shape of the desk', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty', serviceWorkers: 'block' })
    await openIncidents(page)
    await hold(page, /\/api\/config/)
    await page.reload({ waitUntil: 'commit' })
    await seen(page.getByText('正在连接服务器…'))
    await seen(page.locator('.opening .list'))
  })
})
