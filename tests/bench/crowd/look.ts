import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { BROWSER_FLAGS } from '../../support/browser-flags.ts'
import { demoPassword } from '../../support/sign-in.ts'
import { observe } from './observe.ts'

const MINUTE_MS = 60_000
/** A step of the browser's own work that cannot be told apart from the next change's. */
const SETTLE_MS = 400

export interface Minute {
  readonly longTasks: number
  readonly longMs: number
  readonly longestMs: number
  /** Of the page's one thread. */
  readonly busy: number
  /** After garbage was collected. */
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
}

export interface Cost {
  readonly rows: number
  readonly features: number
  readonly ms: number
}

/** A desk in a browser of its own. */
export class Look {
  readonly #page: Page
  readonly #cdp: CDPSession
  readonly close: () => Promise<void>

  private constructor(page: Page, cdp: CDPSession, close: () => Promise<void>) {
    this.#page = page
    this.#cdp = cdp
    this.close = close
  }

  /** Signs in, opens the list of incidents beside the map, and waits until all is drawn. */
  static async open(executablePath: string, server: string): Promise<Look> {
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS })
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
    await context.request.post(`${server}/api/session`, {
      data: { username: 'county-duty', password: demoPassword },
    })
    const page = await context.newPage()
    // What runs this file may have given functions their names by a helper, which the page does not have.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.addInitScript(observe)
    await page.goto(`${server}/#/live/incidents`)
    await page.locator('[role=application][data-seen=all]').waitFor({ timeout: 120_000 })
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    return new Look(page, cdp, () => browser.close())
  }

  /** What one minute of looking costs, and what is held at its end. */
  async minute(ms = MINUTE_MS): Promise<Minute> {
    const fromMs = await this.#page.evaluate(() => performance.now())
    const before = await this.#metrics()
    await pause(ms)
    const after = await this.#metrics()
    const tasks = await this.#page.evaluate(
      (since) => window.counted.tasks.filter(({ atMs }) => atMs >= since).map((task) => task.ms),
      fromMs,
    )
    await this.#cdp.send('HeapProfiler.collectGarbage')
    const held = await this.#metrics()
    return {
      longTasks: tasks.length,
      longMs: tasks.reduce((sum, task) => sum + task, 0),
      longestMs: Math.max(0, ...tasks),
      busy: (after('TaskDuration') - before('TaskDuration')) / (after('Timestamp') - before('Timestamp')),
      heapMb: held('JSHeapUsedSize') / 1e6,
      nodes: held('Nodes'),
      listeners: held('JSEventListeners'),
    }
  }

  /** What each of some changes costs the page: more than the same time costs without one. */
  async costOf(changes: readonly (() => Promise<unknown>)[], source: string): Promise<Cost> {
    const idleS = await this.#busyS(changes.map(() => () => Promise.resolve()))
    await this.#page.evaluate(() => {
      window.counted.rows = 0
      window.counted.features = {}
    })
    const busyS = await this.#busyS(changes)
    const { rows, features } = await this.#page.evaluate(() => window.counted)
    const each = (total: number) => total / changes.length
    return { rows: each(rows), features: each(features[source] ?? 0), ms: each((busyS - idleS) * 1000) }
  }

  async #busyS(changes: readonly (() => Promise<unknown>)[]): Promise<number> {
    const before = await this.#metrics()
    for (const change of changes) {
      await change()
      await pause(SETTLE_MS)
    }
    return (await this.#metrics())('TaskDuration') - before('TaskDuration')
  }

  async #metrics(): Promise<(name: string) => number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    return (name) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  }
}
