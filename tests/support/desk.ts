import type { Locator, Page } from 'playwright-core'
import type { Person } from './browser.ts'

/** Opens the list of incidents and waits until the list and the map are there. */
export async function openIncidents(page: Page): Promise<void> {
  await page.goto('/#/live/incidents')
  await seen(page.getByRole('button', { name: '上报' }))
  await seen(page.locator('[role=application][aria-busy=false]'))
}

/** Chromium reports what a cut line does to requests that were under way. */
const CUT = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|WebSocket|net::ERR/

/** Cuts somebody's line, once their browser has taken the page in: it would complain of being cut in the middle. */
export async function cutLine({ page, context, guard }: Person): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  guard.expect(CUT)
  await context.setOffline(true)
}

/** Reports a flash flood by the form. */
export async function report(page: Page, description: string): Promise<void> {
  await page.keyboard.press('n')
  await page.getByLabel('类型').selectOption('11A51')
  await page.getByLabel('情况').fill(description)
  await page.getByLabel('地点').fill('溪头村')
  await page.getByRole('button', { name: '上报', exact: true }).last().click()
  await page.getByRole('heading', { name: '上报事件' }).waitFor({ state: 'detached' })
}

/** A line of the list of incidents. */
export const row = (page: Page, description: string): Locator =>
  page.locator('[data-row]').filter({ hasText: description })

/** Waits until it can be seen. */
export const seen = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' })

interface Incident {
  readonly id: string
  readonly description: string
  readonly acknowledgedAt: string | null
}

/** The incidents of an operation as the server gives them to whoever is signed in on this page, in one order. */
export async function stateOf(page: Page, operation = 'live'): Promise<Incident[]> {
  const answer = await page.request.get(`/api/operations/${operation}/state`)
  const { records } = (await answer.json()) as {
    records: { incident?: Record<string, Incident> }
  }
  return Object.values(records.incident ?? {}).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Tab until the control with this label has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, label: string): Promise<void> {
  const control = page.getByLabel(label, { exact: true })
  for (let presses = 0; presses < 40; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${label} cannot be reached with Tab`)
}
