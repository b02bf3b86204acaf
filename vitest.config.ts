import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/**
 * Projects of one group run side by side, groups one after another: what starts whole servers and browsers does not
 * share the machine with what only computes. Every test file belongs to exactly one project
 * (tests/house/projects.test.ts).
 */
const light = 0
/** How long is waited before something counts as hanging, ms: no rule hangs on it, and a machine may be busy. */
const waiting = (limitMs: number) => ({
  ...{ testTimeout: limitMs, hookTimeout: limitMs },
  // Less than the limit of a test, so that what is waited for is said (tests/support/until.ts).
  env: { PATIENCE_MS: String(limitMs / 2) },
})
/** What starts programs waits for them. */
const patient = waiting(120_000)
const probe = 'tests/support/setup/probe.ts'
const build = 'tests/support/setup/build.ts'
const durability = 'tests/contract/durability.test.ts'

export default defineConfig({
  test: {
    // vitest leaves one core to itself, which on a machine with two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      project('unit', light, ['{domain,db,scenarios,server}/**/*.test.ts', 'tests/support/**/*.test.ts']),
      {
        ...project('web', light, ['web/**/*.test.ts']),
        plugins: [svelte({ configFile: false })],
        // Without it Svelte resolves to its server half, in which effects never run.
        resolve: { conditions: ['browser'] },
      },
      project('property', light, ['tests/property/**/*.test.ts']),
      project('sync', light, ['tests/sync/**/*.test.ts']),
      project('replay', light, ['tests/replay/**/*.test.ts']),
      // Its limits are of a moment, so that nobody waits for them: what runs beside it would be taken for a stuck worker.
      project('durability', 1, [durability], { ...patient, fileParallelism: false }),
      project('contract', 2, ['tests/contract/**/*.test.ts'], { ...patient, exclude: [durability] }),
      // Its checks are programs that each keep one core busy: two at once.
      project('house', 2, ['tests/house/**/*.test.ts'], { ...waiting(300_000), maxConcurrency: 2 }),
      project('e2e', 3, ['tests/e2e/**/*.test.ts'], { globalSetup: [probe, build], ...patient }),
      project('kill', 4, ['tests/kill/**/*.test.ts'], { globalSetup: [probe, build], ...patient }),
    ],
  },
})

function project(name: string, groupOrder: number, include: string[], more: object = {}) {
  return {
    test: {
      name,
      include,
      sequence: { groupOrder },
      globalSetup: [probe],
      ...waiting(60_000),
      ...more,
    },
  }
}
