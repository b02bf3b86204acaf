import { chromium } from 'playwright-core'
import { findChromium } from '../../../scripts/lib/browser.mjs'
import { BROWSER_FLAGS } from '../../support/browser-flags.ts'
import { demoPassword } from '../../support/sign-in.ts'
import { FIRST_PICTURE } from '../../../web/map/first-sight.ts'
import { countingProxy } from '../lib/counting-proxy.ts'
import type { Scenario } from '../lib/figure.ts'
import { percentile } from '../lib/percentile.ts'
import { Program } from '../lib/program.ts'

const VISITS = 5
const MOST_MS = 3_000
const MOST_MB = 1.5

interface Sight {
  readonly signInMs: number
  /** Until borders, water, roads and villages are drawn, and the records are there. */
  readonly ms: number
  readonly mb: number
  /** Until relief and ground cover are drawn, too, and nothing more is waited for. */
  readonly wholeMs: number
  readonly wholeMb: number
}

/**
 * Somebody who was never here opens the page in a browser without cache, signs in at once, and waits for the first
 * picture: the county with its borders, water, roads and villages; and then for the ground below it.
 */
async function look(server: string, executablePath: string): Promise<Sight> {
  const browser = await chromium.launch({
    executablePath,
    args: [...BROWSER_FLAGS, '--disable-gpu-rasterization'],
  })
  const proxy = await countingProxy(server)
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
    const fromMs = now()
    await page.goto(proxy.url, { waitUntil: 'commit' })
    await page.locator('input[name=username]').fill('county-commander')
    await page.locator('input[name=password]').fill(demoPassword)
    const formMs = now()
    await page.locator('input[name=password]').press('Enter')
    await page.locator('[role=application][data-seen=all]').waitFor({ timeout: 60_000 })
    const wholeMs = now()
    const pictureMs = await page.evaluate(
      (name) => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? NaN),
      FIRST_PICTURE,
    )
    return {
      ...{ signInMs: formMs - fromMs, ms: pictureMs - fromMs, mb: proxy.bytesBy(pictureMs) / 1e6 },
      ...{ wholeMs: wholeMs - fromMs, wholeMb: proxy.bytesBy(wholeMs) / 1e6 },
    }
  } finally {
    await browser.close()
    proxy.close()
  }
}

const now = () => performance.timeOrigin + performance.now()

export const sight: Scenario = {
  name: 'sight',
  title: 'First sight of the map: a browser without cache, over loopback, signed in at once',
  async run({ note }) {
    const executablePath = findChromium()
    const notes = [
      'The screen is 1920 x 1080; Chromium draws in software, as where there is no graphics card, on the cores that serve.',
      'The first picture has borders, water, roads and villages, and the records are there; relief and ground cover come after it.',
    ]
    if (!executablePath) return { scenario: 'sight', figures: [], notes: ['Left out: there is no Chromium.'] }
    const program = await Program.start()
    try {
      note('the first after a start')
      const first = await look(program.server.url, executablePath)
      note(`${VISITS} others`)
      const others: Sight[] = []
      for (let visit = 0; visit < VISITS; visit++) others.push(await look(program.server.url, executablePath))
      const median = (of: (sight: Sight) => number) => percentile(others.map(of), 50)
      return {
        scenario: 'sight',
        figures: [
          {
            name: 'page asked for to first picture',
            ...{ value: median(({ ms }) => ms), unit: 'ms', target: { atMost: MOST_MS } },
          },
          {
            name: 'the same, the first after a start',
            ...{ value: first.ms, unit: 'ms', target: { atMost: MOST_MS } },
          },
          {
            name: 'bytes over the wire until then, headers and all',
            ...{ value: Math.max(...others.map(({ mb }) => mb)), unit: 'MB', target: { atMost: MOST_MB } },
          },
          { name: 'page asked for to form filled', value: median(({ signInMs }) => signInMs), unit: 'ms' },
          {
            name: 'page asked for to ground drawn, too',
            ...{ value: median(({ wholeMs }) => wholeMs), unit: 'ms' },
          },
          {
            name: 'bytes until then',
            ...{ value: Math.max(...others.map(({ wholeMb }) => wholeMb)), unit: 'MB' },
          },
        ],
        notes,
      }
    } finally {
      await program.server.stop()
    }
  },
}
