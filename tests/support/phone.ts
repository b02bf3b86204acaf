import type { Page } from 'playwright-core'
import type { PersonOptions } from './browser.ts'
import { seen } from './desk.ts'

/** 云溪镇, on the bridge. */
const POSITION = { latitude: 29.9012, longitude: 110.5411 }

/** A phone that knows where it is, upright unless the size says otherwise. */
export const phone = (width = 390, height = 844): PersonOptions => ({
  viewport: { width, height },
  hasTouch: true,
  isMobile: true,
  geolocation: POSITION,
  permissions: ['geolocation'],
})

/** Opens the map of a phone and waits for its first picture. */
export async function openPhone(page: Page, address = '/'): Promise<void> {
  await page.goto(address)
  await seen(page.locator('[role=application][aria-busy=false]'))
}

export const TABS = ['地图', '任务', '上报', '消息', '我'] as const
/** Presses one of the five tabs. */
export const tab = (page: Page, name: (typeof TABS)[number]): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).tap()

/** The next question of a report, or its sending. */
export const next = (page: Page): Promise<void> => page.locator('form:has(.dots) [type=submit]').tap()

/**
 * What a hand in a glove, or Safari, would stumble over, in words: targets below 48 px, fields below 16 px (Safari
 * zooms into them), controls beyond the edge or under the sheet, a page that scrolls sideways.
 */
export const stumblingBlocks = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const controls = 'button, a[href], input, select, textarea, [role=option], label.check'
    for (const element of document.querySelectorAll<HTMLElement>(controls)) {
      const { width, height, left, right, top, bottom } = element.getBoundingClientRect()
      if (width === 0 || element.closest('[inert], .hidden-visually, .maplibregl-ctrl')) continue
      // A box to tick is as large as its label, and what closes a menu is the whole page.
      if (element.matches('[type=checkbox], [type=radio], .away')) continue
      const name = `${element.tagName} ${element.ariaLabel ?? element.innerText}`.replaceAll('\n', ' ')
      if (width < 47.5 || height < 47.5) found.push(`${Math.round(width)}x${Math.round(height)}: ${name}`)
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const isUnderSheet = !element.closest('.sheet') && at?.closest('.sheet')
      if (isUnderSheet) found.push(`under the sheet: ${name}`)
      if (left < -1 || right > innerWidth + 1) found.push(`beyond the edge: ${name}`)
      const isTyped = element.matches('input, select, textarea')
      if (isTyped && parseFloat(getComputedStyle(element).fontSize) < 16) found.push(`small text: ${name}`)
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways')
    return found
  })

/** Holds a finger on the map, at its share of the width and height, until `meanwhile` is done. */
export async function longPress(
  page: Page,
  [right, down]: readonly [number, number],
  meanwhile: () => Promise<void>,
): Promise<void> {
  const box = await page.locator('[role=application]').boundingBox()
  if (!box) throw new Error('There is no map')
  const touchPoints = [{ x: box.x + box.width * right, y: box.y + box.height * down }]
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await meanwhile()
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await cdp.detach()
}
