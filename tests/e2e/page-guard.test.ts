import { expect } from 'vitest'
import { browserTest } from '../support/browser.ts'
import { describeWith } from '../support/needs.ts'

const run = (script: string) => `data:text/html,<script>${script}</script>`

describeWith('chromium', 'the guard of every browser test', () => {
  browserTest.fails('fails a test whose page throws', async ({ person }) => {
    const { page } = await person()
    await page.goto(run('throw new Error("nobody catches me")'))
  })

  browserTest.fails('fails a test whose page writes a console error', async ({ person }) => {
    const { page } = await person()
    await page.goto(run('console.error("broken")'))
  })

  browserTest('names what happened in the page', async ({ person }) => {
    const { page, guard } = await person()
    const thrown = page.waitForEvent('pageerror')
    await page.goto(run('Promise.reject(new Error("nobody awaits me")); console.error("broken")'))
    await thrown
    expect(() => guard.check()).toThrow(/console error: broken[^]*page error: .*nobody awaits me/)
    guard.expect(/nobody awaits me|broken/)
  })

  browserTest('lets through what the test expects', async ({ person }) => {
    const { page, guard } = await person()
    guard.expect(/the line is cut/)
    await page.goto(run('console.error("the line is cut")'))
    expect(() => guard.check()).not.toThrow()
  })

  browserTest('has WebGL 2, in software', async ({ person }) => {
    const { page } = await person()
    expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)).toBe(
      true,
    )
  })

  browserTest('gives two people nothing in common', async ({ person }) => {
    const [one, other] = [await person(), await person()]
    await one.context.addCookies([{ name: 'session', value: '1', url: 'http://127.0.0.1/' }])
    expect(await other.context.cookies()).toEqual([])
  })
})
