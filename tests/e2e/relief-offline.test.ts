import { afterAll, beforeAll, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { browserTest } from '../support/browser.ts'
import { cutLine, seen } from '../support/desk.ts'
import { makeHillyCounty } from '../support/hilly-county.ts'
import { isKept, isPrepared, tilesOf } from '../support/kept-in-browser.ts'
import { describeWith } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { makeFolder } from '../support/temporary.ts'
import { until } from '../support/until.ts'

describeWith('chromium', 'the relief of the county', () => {
  let server: RunningServer
  let pack: Awaited<ReturnType<typeof makeFolder>>
  beforeAll(async () => {
    pack = await makeFolder()
    makeHillyCounty(pack.path)
    server = await startServer({ env: { COUNTY_PACK: pack.path } })
  })
  afterAll(async () => {
    await server.stop()
    await pack.remove()
  })

  browserTest('is on a map that is opened without a line', async ({ person }) => {
    const office = await person({ baseURL: server.url, user: 'yunxi-duty', deviceScaleFactor: 1 })
    const { page } = office
    await openWhole(page)
    await until('the program and the map are kept', () => isPrepared(page))
    await until('the picture is kept', () => isKept(page, 'warehouse'))
    await until('every tile that was seen is kept', async () => {
      const { asked, kept } = await tilesOf(page)
      return asked.length > 0 && asked.every((path) => kept.includes(path))
    })
    const before = await pictureOf(page)

    await cutLine(office)
    const answers: { path: string; ok: boolean }[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/api/terrain/')) answers.push({ path: pathname, ok: response.ok() })
    })
    await openWhole(page)
    expect(answers.length).toBeGreaterThan(0)
    expect(answers.filter(({ ok }) => !ok)).toEqual([])
    // What tells of the line may come later, and moves the map.
    await until(
      'the map is drawn as with a line',
      async () => (await differenceOf(page, before, await pictureOf(page))) < 0.1,
    )

    // Taken off, the relief leaves another picture: that is what would be seen without its tiles.
    await openWhole(page, '&off=relief')
    const flat = await pictureOf(page)
    expect(await differenceOf(page, before, flat)).toBeGreaterThan(0.5)
  })
})

/** Opens the desk afresh at one view of the map and waits until all of it is drawn. */
async function openWhole(page: Page, more = ''): Promise<void> {
  await page.goto(`/#/live/incidents?map=10.50/29.83000/110.47000${more}`)
  // Another address of the same page alone loads nothing.
  await page.reload()
  await seen(page.getByRole('button', { name: '上报' }))
  await page.locator('[role=application][data-seen=all]').waitFor()
}

const PICTURE = { width: 360, height: 240 } as const

/** The middle of the map: the same piece of ground, however high the bars above the map are. */
const pictureOf = async (page: Page): Promise<string> => {
  const box = await page.locator('[role=application]').boundingBox()
  if (!box) throw new Error('There is no map')
  const x = Math.round(box.x + (box.width - PICTURE.width) / 2)
  const y = Math.round(box.y + (box.height - PICTURE.height) / 2)
  return (await page.screenshot({ clip: { x, y, ...PICTURE } })).toString('base64')
}

/** How many of the points of two pictures (PNG, base64) are of another colour; 0 to 1. */
const differenceOf = (page: Page, one: string, another: string): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
          const canvas = new OffscreenCanvas(image.width, image.height)
          const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
          context.drawImage(image, 0, 0)
          return context.getImageData(0, 0, image.width, image.height).data
        }),
      )
      if (!a || !b || a.length !== b.length) return 1
      let other = 0
      for (let at = 0; at < a.length; at += 4)
        if ([0, 1, 2].some((part) => Math.abs((a[at + part] ?? 0) - (b[at + part] ?? 0)) > 12)) other++
      return other / (a.length / 4)
    },
    [one, another],
  )
