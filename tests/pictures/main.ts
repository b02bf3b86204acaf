// `npm run pictures`: starts a demo of its own, plays a short story in it and takes the pictures of the README.
import { chromium, type Browser, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/lib/browser.mjs'
import { inProject } from '../../scripts/lib/project.mjs'
import { Program } from '../bench/lib/program.ts'
import { BROWSER_FLAGS } from '../support/browser-flags.ts'
import { demoPassword } from '../support/sign-in.ts'
import { until } from '../support/until.ts'
import { playDrill, playFlood } from './story.ts'

const DESK = { width: 1920, height: 1080 }
const PHONE = { width: 390, height: 844 }

interface Look {
  readonly user: string
  readonly viewport?: { width: number; height: number }
  readonly language?: 'zh' | 'en'
  readonly theme?: 'dark' | 'light'
}

const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH to one')
const program = await Program.start()
const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS })
try {
  const incident = await playFlood(program)
  const drill = await playDrill(program)
  const flood = `sel=incident:${incident}&map=11.90/29.93/110.56`
  await take('desk-dark-zh', { user: 'county-commander' }, '#/live/situation')
  await take(
    'incident-light-en',
    { user: 'yunxi-duty', language: 'en', theme: 'light' },
    `#/live/incidents?${flood}`,
  )
  await take('drill-dark-zh', { user: 'controller' }, `#/${drill}/drills`)
  await take('playback-dark-zh', { user: 'county-commander' }, '#/live/playback', (page) =>
    startPlayback(page),
  )
  await take('phone-report-zh', { user: 'yunxi-team', viewport: PHONE }, '', (page) =>
    page.getByRole('button', { name: '上报' }).click(),
  )
} finally {
  await browser.close()
  await program.server.stop()
}

/** Plays the live operation back, stopped one step before its end. */
async function startPlayback(page: Page): Promise<void> {
  await page.getByText('从一小时前看起').click()
  await page.getByRole('slider').first().waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
}

async function take(
  name: string,
  look: Look,
  hash: string,
  then?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await open(browser, look, hash)
  const drawn = page.locator('[role=application][data-seen=all]')
  await drawn.waitFor({ timeout: 60_000 })
  await then?.(page)
  // Trails and positions come after the map: taken once two pictures in a row are alike in size.
  let last = 0
  await until(
    'the page has come to rest',
    async () => {
      const size = Math.round((await page.screenshot()).byteLength / 4096)
      const rests = size === last
      last = size
      return rests
    },
    30_000,
  )
  const path = inProject('docs/images', `${name}.png`)
  await page.screenshot({ path })
  process.stdout.write(`${path}\n`)
  await page.context().close()
}

async function open(from: Browser, look: Look, hash: string): Promise<Page> {
  const { user, viewport = DESK, language = 'zh', theme = 'dark' } = look
  const context = await from.newContext({ baseURL: program.server.url, viewport, locale: 'zh-CN' })
  await context.addInitScript(
    ([chosen, ground]) => {
      localStorage.setItem('fenghuo.language', chosen)
      localStorage.setItem('fenghuo.theme', ground)
    },
    [language, theme] as const,
  )
  await context.request.post('/api/session', { data: { username: user, password: demoPassword } })
  const page = await context.newPage()
  await page.goto(`/${hash}`)
  return page
}
