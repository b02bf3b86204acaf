import { afterAll, beforeAll } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { openIncidents, report, row, seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'

describeWith('chromium', 'an incident is handled on the screen', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  browserTest('verified, a unit sent, stock issued, and the county sees all of it', async ({ person }) => {
    const office = await person({ baseURL: server.url, user: 'yunxi-duty' })
    const county = await person({ baseURL: server.url, user: 'county-commander' })
    await Promise.all([openIncidents(office.page), openIncidents(county.page)])
    const { page } = office
    const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()

    const submit = () => page.locator('form button[type=submit]').last().click()

    await report(page, '溪边两人被困屋顶')
    await row(county.page, '溪边两人被困屋顶').click()
    await press('签收')
    await press('核实')
    await page.getByLabel('依据').fill('村主任电话核实')
    await submit()
    await seen(county.page.getByText('村主任电话核实'))

    await press('派队')
    await page.getByRole('radio').first().check()
    await page.getByLabel('任务').fill('先救屋顶两人')
    await submit()
    await seen(county.page.getByText('先救屋顶两人'))

    // The county chooses among the units of every township.
    await county.page.getByRole('button', { name: '派队', exact: true }).first().click()
    await county.page.getByRole('radio', { name: /松岭/ }).first().check()
    await county.page.locator('form button[type=submit]').last().click()
    await seen(page.getByText('松岭增援'))

    await page.goto('/#/live/stock')
    await page.locator('[data-row]').first().click()
    await press('出库')
    await page.locator('form').getByLabel('物资').selectOption({ index: 1 })
    await page.locator('form').getByLabel('数量').fill('999999999')
    await submit()
    await seen(page.getByText(/库存不足|不够/))
    await page.locator('form').getByLabel('数量').fill('1')
    await submit()
    await seen(county.page.getByText(/ 领用 .+ 1$/))
  })
})
