import { writeFileSync } from 'node:fs'

/**
 * A vitest reporter that writes the count for `npm test` (test-count.mjs) to the file FENGHUO_TEST_COUNT names.
 */
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const path = process.env['FENGHUO_TEST_COUNT']
    if (!path) return
    /** @type {import('./test-count.mjs').Count} */
    const count = { passed: 0, failed: 0, broken: unhandledErrors.length, skips: [] }
    for (const module of modules) {
      count.broken += module.errors().length
      for (const suite of module.children.allSuites()) count.broken += suite.errors().length
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') count.passed++
        else if (result.state === 'skipped') count.skips.push(skipReason(test.fullName, result.note))
        else count.failed++
      }
    }
    writeFileSync(path, JSON.stringify(count))
  }
}

/**
 * tests/support/needs.ts writes what is missing into the name of a skipped group.
 * @param {string} fullName
 * @param {string | undefined} note given to `context.skip(note)`
 */
const skipReason = (fullName, note) =>
  note ?? /\[needs (.+?)\]/.exec(fullName)?.[1] ?? `no reason given: ${fullName}`
