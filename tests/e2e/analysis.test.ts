import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { inProject } from '../../scripts/lib/project.mjs'
import { browserTest } from '../support/browser.ts'
import { seen } from '../support/desk.ts'
import { around } from '../support/geo/around.ts'
import { describeWith } from '../support/needs.ts'
import { copyOfDemoPack } from '../support/pack-folder.ts'
import { startServer, type RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

/** 云溪镇 in the middle of the map, near enough that a click is within a few metres of what it means. */
const VIEW = '#/live/situation?map=13.00/29.91500/110.54000'

const LOAD = inProject('dist', 'server', 'cli', 'pack-load.js')
const execute = promisify(execFile)

describeWith('chromium', 'the map answers', () => {
  let server: RunningServer
  beforeAll(async () => void (server = await startServer()))
  afterAll(() => server.stop())

  /** The middle of the map on the screen, and a place so many pixels from it. */
  async function onMap(page: Page, right: number, down: number): Promise<[x: number, y: number]> {
    const box = await page.locator('[role=application]').boundingBox()
    if (!box) throw new Error('the map has no place on the screen')
    return [box.x + box.width / 2 + right, box.y + box.height / 2 + down]
  }

  browserTest('the nearest shelter in two gestures, and who is in an area drawn', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await page.goto(`/${VIEW}`)
    await seen(page.locator('[role=application][aria-busy=false]'))

    await page.mouse.click(...(await onMap(page, 0, 0)), { button: 'right' })
    await page.getByRole('menuitem', { name: '避难场所' }).click()
    const detail = page.getByRole('complementary', { name: '详情' })
    await seen(detail.getByRole('heading', { name: '最近的避难场所' }))
    const rows = detail.locator('[data-row]')
    await rows.nth(1).click()
    expect(await rows.nth(1).getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Escape')
    await detail.waitFor({ state: 'hidden' })

    // The asking of the page itself: the figures on the screen are those of this answer.
    const answered = page.waitForResponse((response) => response.url().endsWith('/geo/impact'))
    await page.getByRole('button', { name: '圈定区域，看影响' }).click()
    for (const [right, down] of [
      [-120, -100],
      [120, -100],
      [120, 100],
    ] as const)
      await page.mouse.click(...(await onMap(page, right, down)))
    await page.keyboard.press('Enter')
    const { people, households, vulnerable } = (await (await answered).json()) as {
      people: number
      households: number
      vulnerable: { persons: number }
    }
    expect(people).toBeGreaterThan(0)
    const figures = detail.getByRole('definition')
    await seen(figures)
    expect(await figures.allTextContents()).toEqual(
      expect.arrayContaining([
        `${people.toLocaleString('en-US')}人`,
        `${households.toLocaleString('en-US')}户`,
        `${vulnerable.persons.toLocaleString('en-US')}人`,
      ]),
    )
  })

  browserTest(
    'a shelter over which water is marked is named apart, and counts again when it is lifted',
    async ({ person }) => {
      const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
      const command = async (type: string, payload: object) => {
        const data = { commandId: `hazard-${type}`, type, jurisdiction: '990101101', payload }
        const answer = await page.request.post('/api/operations/live/commands', { data })
        return ((await answer.json()) as { id?: string }).id
      }
      const answered = page.waitForResponse((response) => response.url().endsWith('/geo/nearest'))
      await page.goto('/#/live/situation?sel=analysis:nearest%2Fshelter%2Fcar%2F29.915%2C110.54')
      type Found = { name: { zh: string }; lon: number; lat: number }
      const { found } = (await (await answered).json()) as { found: [Found] }
      const [{ name, lon, lat }] = found
      const detail = page.getByRole('complementary', { name: '详情' })
      await seen(detail.locator('[data-row]').first())
      const apart = detail.getByRole('heading', { name: '在险区内，未计入 1' })
      expect(await apart.count()).toBe(0)

      const geometry = around({ lon, lat }, 1e-4)
      const marking = await command('DrawMarking', { markingKind: 'flood-extent', geometry })
      await seen(apart)
      await seen(detail.locator('[data-row]', { hasText: name.zh }).filter({ hasText: '在淹没范围内' }))

      await command('LiftMarking', { markingId: marking })
      await apart.waitFor({ state: 'detached' })
      await seen(detail.locator('[data-row]').first().filter({ hasText: name.zh }))

      await detail.getByRole('spinbutton', { name: '安置人数' }).fill('999999')
      await detail.getByRole('button', { name: '按人数查' }).click()
      await seen(detail.getByText('没有一处能容纳 999,999 人'))
      await detail.getByRole('button', { name: '不限人数' }).click()
      await seen(detail.locator('[data-row]').first().filter({ hasText: name.zh }))
    },
  )

  browserTest('a hospital whose road is under water is named apart', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    const answered = page.waitForResponse((response) => response.url().endsWith('/geo/nearest'))
    await page.goto('/#/live/situation?sel=analysis:nearest%2Fhospital%2Fcar%2F29.915%2C110.54')
    type Found = { name: { zh: string }; lon: number; lat: number }
    const { found } = (await (await answered).json()) as { found: Found[] }
    const { name, lon, lat } = found.at(-1)!
    const detail = page.getByRole('complementary', { name: '详情' })
    await seen(detail.locator('[data-row]').first())
    expect(await detail.getByText('道路不通').count()).toBe(0)

    const payload = { markingKind: 'flood-extent', geometry: around({ lon, lat }, 4e-3) }
    const data = { commandId: 'water-over-a-road', type: 'DrawMarking', jurisdiction: '990101', payload }
    const county = await person({ baseURL: server.url, user: 'county-commander' })
    expect((await county.page.request.post('/api/operations/live/commands', { data })).ok()).toBe(true)
    const apart = detail.locator('section', { hasText: '道路不通，未计入' })
    const row = apart.locator('[data-row]', { hasText: name.zh })
    await seen(row.filter({ hasText: '无路可达' }).filter({ hasText: '在淹没范围内' }))

    // Why it is not counted is read to its end, in the longer language too.
    await page.evaluate(() => localStorage.setItem('fenghuo.language', 'en'))
    for (const [width, height] of [
      [1920, 1080],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.reload()
      const why = page.locator('[data-row] .sub', { hasText: 'Closures leave no way there' }).first()
      await seen(why)
      expect(await why.evaluate((line) => line.scrollWidth - line.clientWidth)).toBeLessThanOrEqual(0)
    }
  })

  browserTest(
    'follows a county pack loaded from the shell, without being opened again',
    async ({ person }) => {
      const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
      await page.goto(`/${VIEW}`)
      await seen(page.locator('[role=application][aria-busy=false]'))
      const pack = await copyOfDemoPack()
      pack.replace('villages.geojson', '上坪村', '上坪新村')
      // The map of the version before is still being taken in for a broken line.
      const villages = page.waitForResponse(
        async (response) =>
          /\/map\/villages\?version=/.test(response.url()) &&
          (await response.text().catch(() => '')).includes('上坪新村'),
        { timeout: 60_000 },
      )
      const { stdout } = await execute(process.execPath, [LOAD, pack.folder], {
        env: { PATH: process.env['PATH'], DATA_DIR: server.dataDir },
      })
      expect(stdout).toMatch(/villages: ~1 \(990101101201\)[^]*完成 done\n$/)
      expect((await villages).ok()).toBe(true)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('上坪新村')
      await seen(page.getByRole('option', { name: /上坪新村/ }).first())
    },
  )

  browserTest('offers relief and 3D once a pack has brought the first heights', async ({ person }) => {
    const { page } = await person({ baseURL: server.url, user: 'yunxi-duty' })
    await page.goto(`/${VIEW}`)
    await seen(page.locator('[role=application][aria-busy=false]'))
    const inRelief = page.getByRole('button', { name: '立体地形' })
    expect(await inRelief.count()).toBe(0)
    const pack = await copyOfDemoPack()
    for (const file of ['dem.json', 'dem.bin.gz'])
      pack.write(file, readFileSync(inProject('db', 'packs', 'qingshi', file)))
    const heights = page.waitForResponse(/\/terrain\/heights\//, { timeout: 100_000 })
    await execute(process.execPath, [LOAD, pack.folder], {
      env: { PATH: process.env['PATH'], DATA_DIR: server.dataDir },
    })
    expect((await heights).ok()).toBe(true)
    await seen(inRelief)
    await inRelief.click()
    await until('the map lies down', () => /tilt=/.test(page.url()))
  })
})
