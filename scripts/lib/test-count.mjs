/**
 * What a run of vitest came to. `broken` counts what failed outside a test: a file that did not load, an error
 * nobody caught. `skips` holds a reason for every skipped test.
 * @typedef {{ passed: number, failed: number, broken: number, skips: string[] }} Count
 */

/**
 * The last lines of `npm test`: why tests were skipped, then the count alone on its line, which CI reads.
 * A run that crashed, ran nothing or ended badly is never "0 failed".
 * @param {Count | undefined} count undefined: vitest ended before it could count
 * @param {number} exitCode vitest's
 * @returns {{ lines: string[], ok: boolean }}
 */
export function closingLines(count, exitCode) {
  const { passed, failed, broken, skips } = count ?? { passed: 0, failed: 0, broken: 0, skips: [] }
  const bad = failed + broken
  const nothingRan = passed + bad === 0
  const shownFailed = bad === 0 && (exitCode !== 0 || nothingRan) ? 1 : bad
  const reasons = new Map()
  for (const reason of skips) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)

  const lines = ['']
  for (const [reason, times] of reasons) lines.push(`skipped ${times}: ${reason}`)
  if (!count) lines.push('测试程序中途退出。 The test runner broke off.')
  else if (nothingRan) lines.push('没有运行任何测试。 No test ran.')
  lines.push(`${passed} passed, ${shownFailed} failed${skips.length ? `, ${skips.length} skipped` : ''}`)
  return { lines, ok: shownFailed === 0 }
}
