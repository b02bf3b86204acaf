import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { test as base } from 'vitest'
import { whereIs } from './needs.ts'
import { BROWSER_FLAGS } from './browser-flags.ts'
import { PageGuard } from './page-guard.ts'
import { demoPassword } from './sign-in.ts'
import { PATIENCE_MS } from './until.ts'

/** A headless Chromium. Use inside `describeWith('chromium', …)`. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: whereIs('chromium'), args: BROWSER_FLAGS })
}

export interface Person {
  context: BrowserContext
  page: Page
  guard: PageGuard
}

export interface PersonOptions extends BrowserContextOptions {
  /** The server's address; with `user`, the person is signed in before the page opens. */
  baseURL?: string
  user?: string
}

/** Somebody at a browser of their own: no cookie and no storage is shared with the others. */
export async function openPerson(browser: Browser, options: PersonOptions = {}): Promise<Person> {
  const { user, ...more } = options
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    // Units that glide draw the map anew at every frame, which in software takes the whole machine.
    reducedMotion: 'reduce',
    // Nor does software draw four dots where one tells as much: the layout is that of the CSS pixels, and the same.
    deviceScaleFactor: 0.5,
    ...more,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const guard = new PageGuard(context)
  if (user) {
    const answer = await context.request.post('/api/session', {
      data: { username: user, password: demoPassword },
    })
    if (!answer.ok()) throw new Error(`sign-in of ${user}: ${answer.status()} ${await answer.text()}`)
  }
  return { context, page: await context.newPage(), guard }
}

/**
 * vitest's `test` with a browser: `person(options)` opens somebody's page, as many people as the test needs.
 * Afterwards all are closed, and the test fails when any of their pages had an error.
 */
export const browserTest = base.extend<{
  browser: Browser
  person: (options?: PersonOptions) => Promise<Person>
}>({
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads what a fixture needs from this pattern
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  person: async ({ browser }, use) => {
    const people: Person[] = []
    await use(async (options) => {
      const person = await openPerson(browser, options)
      people.push(person)
      return person
    })
    await Promise.all(people.map(({ context }) => context.close()))
    for (const { guard } of people) guard.check()
  },
})
