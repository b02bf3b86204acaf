import { it } from 'vitest'
import { checks, runCheck } from '../../scripts/lib/checks.mjs'

// Two at once (vitest.config.ts): each is a program of its own that keeps one core busy.
it.concurrent.for(checks)('$name', async ({ command }, { expect }) => {
  const { ok, output } = await runCheck(command)
  expect(ok, output).toBe(true)
})
