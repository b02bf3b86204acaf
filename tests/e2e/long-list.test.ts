import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { browserTest } from '../support/browser.ts'
import { openIncidents, row, seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { signIn } from '../support/sign-in.ts'
import { until } from '../support/until.ts'

const INCIDENTS = 150
const STEPS = 60
const YUNXI = '990101101'
const nameOf = (index: number) => `第 ${index} 条上报。`
/** The newest report stands on top. */
const nameAt = (place: number) => nameOf(INCIDENTS - 1 - place)

describeWith('chromium', 'a long list', () => {
  let server: RunningServer
  let give: (type: string, payload: object) => Promise<{ id?: string }>
  const ids: string[] = []
  beforeAll(async () => {
    server = await startServer({ env: { RATE_LIMITS: 'off' } })
    const cookie = await signIn(server.url, 'yunxi-duty')
    give = async (type, payload) => {
      const answer = await fetch(`${server.url}/api/operations/live/commands`, {
        method: 'POST',
        headers: { cookie, origin: server.url, 'content-type': 'application/json' },
        body: JSON.stringify({ commandId: newId(), type, jurisdiction: YUNXI, payload }),
      })
      return (await answer.json()) as { id?: string }
    }
    for (let index = 0; index < INCIDENTS; index++) {
      const said = { code: '11A51', source: 'phone', place: '溪头村', description: nameOf(index) }
      ids.push((await give('ReportIncident', said)).id ?? '')
    }
  })
  afterAll(() => server.stop())

  browserTest('draws what is in sight, and is walked by keyboard to its end', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openIncidents(page)
    await until('only what is in sight is drawn', async () => (await rowsOf(page)) < 60)
    await seen(row(page, nameAt(0)))

    for (let step = 0; step < STEPS; step++) {
      await page.keyboard.press('j')
      await until(`row ${step} has the focus`, () => isFocused(page, nameAt(step)))
    }
    expect(await rowsOf(page)).toBeLessThan(60)

    // Scrolled away from where one stands, the next row is that beside it, not one that is in sight.
    const scrollToEnd = async () => {
      await page.locator('section.list').evaluate((list) => list.scrollTo(0, list.scrollHeight))
      await seen(row(page, nameAt(INCIDENTS - 1)))
    }
    await scrollToEnd()
    await page.keyboard.press('j')
    await until('the row beside it has the focus', () => isFocused(page, nameAt(STEPS)))

    await page.keyboard.press('Enter')
    await seen(page.locator('[data-detail]').getByText(nameAt(STEPS)))
    // The list is scrolled away from what is chosen; Esc leads back to it all the same.
    await scrollToEnd()
    await page.keyboard.press('Escape')
    await until('the chosen row has the focus', () => isFocused(page, nameAt(STEPS)))
  })

  browserTest('redraws the row of the incident that has changed, and no other', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await openIncidents(page)
    await seen(row(page, nameAt(3)))
    await page.evaluate(() => {
      const changed = new Set<string>()
      Object.assign(window, { changed })
      new MutationObserver((mutations) => {
        for (const { target } of mutations) {
          const element = target instanceof Element ? target : target.parentElement
          const of = element?.closest('time') ? null : element?.closest('[data-row]')
          if (of) changed.add(of.textContent ?? '')
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    await give('UpdateSituation', { incidentId: ids[INCIDENTS - 1 - 3], text: '水位回落。' })
    await seen(row(page, '水位回落。'))
    const changed = await page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed])
    expect(changed).toHaveLength(1)
    expect(changed[0]).toContain('水位回落。')
  })
})

const rowsOf = (page: Page): Promise<number> => page.locator('section.list [data-row]').count()

const isFocused = (page: Page, text: string): Promise<boolean> =>
  page.evaluate(
    (wanted) =>
      document.activeElement?.matches('[data-row]') === true &&
      (document.activeElement.textContent ?? '').includes(wanted),
    text,
  )
