import { expect, it } from 'vitest'
import { checks, runCheck } from '../../scripts/lib/checks.mjs'

it.each(checks)('$name', async ({ command }) => {
  const { ok, output } = await runCheck(command)
  expect(ok, output).toBe(true)
})
