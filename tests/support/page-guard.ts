import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/** Collects what no page may do unnoticed: an error nobody caught, and a console error. */
export class PageGuard {
  readonly #problems: string[] = []
  readonly #expected: RegExp[] = []

  constructor(context: BrowserContext) {
    context.on('weberror', (error) => this.#problems.push(`page error: ${error.error().stack}`))
    context.on('console', (message) => this.#onConsole(message))
  }

  /** Chromium itself reports each cut line and each refused request; a test that causes them says so. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  /** @throws when a page had an error that the test did not expect */
  check(): void {
    const unexpected = this.#problems.filter((text) => !this.#expected.some((pattern) => pattern.test(text)))
    if (unexpected.length > 0) throw new Error(`errors in the page:\n${unexpected.join('\n')}`)
  }

  #onConsole(message: ConsoleMessage) {
    if (message.type() !== 'error') return
    this.#problems.push(`console error: ${message.text()} (${message.location().url})`)
  }
}
