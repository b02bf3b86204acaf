import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/**
 * Projects of one group run side by side, groups one after another: what starts whole servers and browsers gets
 * the machine for itself. Every test file belongs to exactly one project (tests/house/projects.test.ts).
 */
const light = 0
const alone = { fileParallelism: false, hookTimeout: 120_000, testTimeout: 120_000 }
const probe = 'tests/support/setup/probe.ts'
const build = 'tests/support/setup/build.ts'

export default defineConfig({
  test: {
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
      project('contract', 1, ['tests/contract/**/*.test.ts'], alone),
      project('house', 2, ['tests/house/**/*.test.ts'], { ...alone, maxConcurrency: 2 }),
      project('e2e', 3, ['tests/e2e/**/*.test.ts'], { globalSetup: [probe, build], ...alone }),
      project('kill', 4, ['tests/kill/**/*.test.ts'], { globalSetup: [probe, build], ...alone }),
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
      testTimeout: 20_000,
      hookTimeout: 20_000,
      ...more,
    },
  }
}
