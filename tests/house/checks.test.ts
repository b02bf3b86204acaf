import { it } from 'vitest'
import { checks, runCheck } from '../../scripts/lib/checks.mjs'

it.concurrent.for(checks)('$name', async ({ command }, { expect }) => {
  const { ok, output } = await runCheck(command)
  expect(ok, output).toBe(true)
})
