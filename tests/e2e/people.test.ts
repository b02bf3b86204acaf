import { afterAll, beforeAll, expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { openIncidents, row, seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'

describeWith('chromium', 'a person is erased on the screen', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest('after the word was typed, and at once the other screens say so', async ({ person }) => {
    const duty = await person({ baseURL: server.url, user: 'yunxi-duty' })
    const admin = await person({ baseURL: server.url, user: 'admin' })
    const reporter = { name: '欧阳测试', phone: '13912345678' }
    const report = { code: '11A51', place: '溪头村', source: 'phone', description: '溪水漫堤', reporter }
    const command = { commandId: 'people-e2e-1', type: 'ReportIncident', jurisdiction: '990101101' }
    await duty.page.request.post('/api/operations/live/commands', { data: { ...command, payload: report } })
    await openIncidents(duty.page)
    await row(duty.page, '溪水漫堤').click()
    const line = duty.page.locator('dd').filter({ hasText: /欧\*\*|欧阳测试|已删除/ })
    await seen(line.filter({ hasText: '139****5678' }))
    await line.getByRole('button', { name: '查看' }).click()
    await line.getByLabel('事由').fill('核实险情')
    await line.getByRole('button', { name: '查看' }).click()
    await seen(line.filter({ hasText: '欧阳测试' }).getByText('13912345678'))

    const { page } = admin
    await page.goto('/#/live/accounts')
    await page.getByRole('button', { name: '人员', exact: true }).click()
    await page.getByLabel('姓名或电话').fill('欧阳测试')
    await page.getByRole('button', { name: '查找' }).click()
    await page.locator('[data-row]').filter({ hasText: '报告人' }).click()
    await page.getByRole('button', { name: '删除…' }).click()
    await page.getByLabel(/事由/).fill('本人要求')
    const button = page.getByRole('button', { name: '永久删除' })
    await page.getByLabel(/确认/).fill('好')
    expect(await button.isDisabled()).toBe(true)
    await page.getByLabel(/确认/).fill('删除')
    await button.click()

    await seen(line.filter({ hasText: '已删除' }))
    expect(await duty.page.getByText('13912345678').count()).toBe(0)
    await page.getByRole('button', { name: '已删除', exact: true }).click()
    await seen(page.locator('[data-row]').filter({ hasText: '报告人' }))
  })
})
