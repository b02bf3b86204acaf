import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { cutLine, row, seen } from '../support/desk.ts'
import { describeWith } from '../support/needs.ts'
import { stepsOf } from '../support/readme.ts'
import { startServer } from '../support/server.ts'
import { demoPassword } from '../support/sign-in.ts'
import { until } from '../support/until.ts'

/** What somebody does with the mouse and the keys, by the words that they see. */
class Hand {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  button = (name: string | RegExp) => this.page.getByRole('button', { name, exact: true })
  press = (name: string | RegExp) => this.button(name).first().click()
  area = (name: string) => this.page.getByRole('navigation').getByRole('button', { name }).click()
  field = (label: string) => this.page.locator('form').last().getByLabel(label)
  /** The form's own button, at its foot. */
  send = (name: string) => this.page.locator('form').last().getByRole('button', { name, exact: true }).click()
  see = (text: string | RegExp) => seen(this.page.getByText(text))
}

const PAGES = [
  { language: 'zh', page: 'README.zh-CN.md', heading: '两分钟上手' },
  { language: 'en', page: 'README.md', heading: 'Two minutes' },
] as const

/** Three maps drawn in software at once: a desk as small as one may be. */
const SMALL = { width: 1024, height: 640 }

describeWith('chromium', 'the first two minutes, as the README tells a newcomer', () => {
  for (const { language, page: file, heading } of PAGES)
    browserTest(`${file} can be followed step by step`, { timeout: 240_000 }, async ({ person }) => {
      const server = await startServer()
      onTestFinished(async () => void (await server.stop()))
      const t = <Text>(zh: Text, en: Text): Text => (language === 'zh' ? zh : en)
      const steps = stepsOf(file, heading)
      /** Begins a step: it must still name all that the walk uses next. */
      const step = (number: number, ...names: string[]) => {
        for (const name of names) expect(steps[number - 1], `step ${number} of ${file}`).toContain(name)
      }
      const shown = (zh: string, en: string) => t(`“${zh}”`, `**${en}**`)
      const signIn = async (user: string) => {
        const someone = await person({ baseURL: server.url, viewport: SMALL })
        const hand = new Hand(someone.page)
        await someone.page.goto('/')
        if (language === 'en') await hand.press('English')
        await someone.page.getByLabel(t('用户名', 'User name')).fill(user)
        await someone.page.getByLabel(t('密码', 'Password')).fill(demoPassword)
        await hand.press(t('登录', 'Sign in'))
        await seen(someone.page.getByRole('navigation'))
        return { someone, hand }
      }

      step(1, '`yunxi-duty`', shown('力量', 'Units'), shown('模拟', 'Simulated'))
      const { someone: first, hand: office } = await signIn('yunxi-duty')
      await office.area(t('力量', 'Units'))
      const simulated = office.page.locator('[data-row]').filter({ hasText: t('模拟', 'Simulated') })
      await until('one unit moves by itself', async () => (await simulated.count()) === 1)

      step(2, '`N`', shown('山洪', 'Flash flood'), shown('上报', 'Report'))
      const report = async (what: string) => {
        await office.page.keyboard.press('n')
        await office.press(t('山洪', 'Flash flood'))
        await office.field(t('情况', 'What happened')).fill(what)
        await office.field(t('地点', 'Place')).fill('溪头村')
        await office.send(t('上报', 'Report'))
      }
      await report('溪水漫过河堤')
      await seen(office.button(t('签收', 'Acknowledge')))
      await office.area(t('事件', 'Incidents'))
      const flood = row(office.page, '溪水漫过河堤')
      await seen(flood.getByText(t('未签收', 'Unanswered')))
      expect(new URL(office.page.url()).hash).toContain('sel=incident:')

      step(3, '`county-commander`', shown('签收', 'Acknowledge'), shown('核实', 'Verify'))
      const { hand: county } = await signIn('county-commander')
      await county.area(t('事件', 'Incidents'))
      await row(county.page, '溪水漫过河堤').click()
      await county.press(t('签收', 'Acknowledge'))
      await county.press(t('核实', 'Verify'))
      await county.field(t('依据', 'Basis')).fill('村主任电话核实')
      await county.send(t('确认核实', 'Record'))
      await office.see('村主任电话核实')
      expect(await flood.getByText(t('未签收', 'Unanswered')).count()).toBe(0)

      step(4, shown('力量', 'Units'), shown('派往事件', 'Send to an incident'))
      await office.area(t('力量', 'Units'))
      await office.page
        .locator('[data-row]')
        .filter({ hasText: t('待命', 'Available') })
        .first()
        .click()
      await office.press(t('派往事件', 'Send to an incident'))
      await office.field(t('事件', 'Incident')).selectOption({ index: 1 })
      await office.send(t('派出', 'Send'))
      await seen(office.page.locator('[data-row][aria-current=true]').getByText(t('在途', 'En route')))

      step(4, shown('物资', 'Supplies'), shown('出库', 'Issue'), t('救生衣', 'life jackets'))
      await office.area(t('物资', 'Supplies'))
      await office.page.locator('[data-row]').first().click()
      await office.press(t('出库', 'Issue'))
      const item = office.field(t('物资', 'Item'))
      const jackets = item.locator('option').filter({ hasText: t('救生衣', 'Life jacket') })
      await item.selectOption(await jackets.first().getAttribute('value'))
      await office.field(t('数量', 'Quantity')).fill('999999999')
      await office.see(t('不够：还差', 'Not enough:'))
      await office.field(t('数量', 'Quantity')).fill('2')
      await office.see(t('先到期先出：', 'First to expire goes first:'))
      await office.send(t('出库', 'Issue'))
      await office.see(t(/ 领用 .+ 2$/, /: 2 .+ out, drawn for use$/))

      step(5, t('待发送', 'waiting to be sent'))
      await cutLine(first)
      await office.see(t('线路中断', 'The line has been down'))
      await report('岩口桥漫水')
      await office.see(t('1 条待发送', '1 waiting to be sent'))
      await first.context.setOffline(false)
      await seen(row(county.page, '岩口桥漫水'))
      await until(
        'nothing waits any more',
        async () => (await office.page.getByText(t('条待发送', 'waiting to be sent')).count()) === 0,
      )
      expect(await row(county.page, '岩口桥漫水').count()).toBe(1)

      step(6, '`controller`', shown('演练', 'Drills'), shown('建立演练', 'Prepare an exercise'))
      const { hand: director } = await signIn('controller')
      await director.area(t('演练', 'Drills'))
      await director.press(t('建立演练', 'Prepare an exercise'))
      await director.press(t('开始演练', 'Start the exercise'))
      await director.press('10×')
      await seen(director.page.getByRole('button', { name: '10×', pressed: true }))
      await director.page.close()

      step(6, '`yunxi-duty`', t('【演练】', '[EXERCISE]'))
      const menu = office.page.locator('header [aria-haspopup=menu]')
      await menu.click()
      await office.page.getByRole('menuitemradio', { name: t('【演练】', '[EXERCISE]') }).click()
      await seen(menu.getByText(t('【演练】', '[EXERCISE]')))
      await office.area(t('演练', 'Drills'))
      await seen(office.button(t('签收', 'Acknowledge')))

      step(7, '`6`', shown('回放', 'Playback'))
      await county.page.keyboard.press('6')
      await county.press(/从一小时前看起|from an hour ago/)
      const bar = county.page.getByRole('slider', { name: t('回放时刻', 'Instant of the playback') })
      await until('the bar is ready', async () => (await bar.getAttribute('aria-busy')) === 'false')
      const box = await bar.boundingBox()
      if (!box) throw new Error('The bar is nowhere')
      const y = box.y + box.height / 2
      await county.page.mouse.move(box.x + box.width * 0.9, y)
      await county.page.mouse.down()
      await county.page.mouse.move(box.x + box.width * 0.3, y)
      await county.page.mouse.up()
      const instant = async () => Number(await bar.getAttribute('aria-valuenow'))
      const dragged = await instant()
      await county.page.keyboard.press(' ')
      await until('it plays on', async () => (await instant()) > dragged)
      await county.page.keyboard.press(' ')

      await office.page.keyboard.press('?')
      await seen(office.page.getByRole('dialog').getByText(t('上报事件', 'Report an incident')))
    })
})
