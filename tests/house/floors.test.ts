import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { runCheck } from '../../scripts/lib/checks.mjs'
import { inProject } from '../../scripts/lib/project.mjs'
import { temporaryFolder } from '../support/temporary.ts'

/** One file a broken rule; each imports what it must not. */
const offenders = {
  'domain/up.ts': [`import '../server/main.ts'`, 'domain-imports-down'],
  'domain/impure.ts': [`import 'node:fs'`, 'domain-is-pure'],
  'domain/package.ts': [`import 'fastify'`, 'domain-is-pure'],
  'db/up.ts': [`import '../scenarios/load.ts'`, 'db-imports-down'],
  'scenarios/up.ts': [`import '../db/store.ts'`, 'scenarios-imports-down'],
  'web/up.ts': [`import '../server/main.ts'`, 'web-imports-down'],
  'web/Up.svelte': [`<script lang="ts">import '../db/store.ts'</script>`, 'web-imports-down'],
  'server/up.ts': [`import '../web/page.ts'`, 'server-imports-down'],
  'server/routes/past-the-plugin.ts': [`import '../../db/store.ts'`, 'db-through-its-plugin'],
  'server/nowhere.ts': [`import './not-here.ts'`, 'nothing-missing'],
  'server/tool.ts': [`import 'fast-check'`, 'no-test-tools-in-the-program'],
  'server/one.ts': [`import './other.ts'`, 'no-cycles'],
} as const

/** What they import, and what is allowed. */
const innocent = {
  'server/main.ts': '',
  'server/other.ts': `import './one.ts'`,
  'server/plugins/database.ts': `import '../../db/store.ts'`,
  'server/commands/run.ts': `import type { Store } from '../../db/store.ts'`,
  'server/commands/run.test.ts': `import '../../db/store.ts'; import 'fast-check'`,
  'scenarios/load.ts': `import '../domain/pure.ts'`,
  'db/store.ts': `import '../domain/pure.ts'; export type Store = object`,
  'domain/pure.ts': `import 'zod'`,
  'web/page.ts': `import '../domain/pure.ts'`,
}

/** Imports of types alone, which are gone from a compiled component. */
const componentOffenders = {
  'web/Types.svelte': `<script lang="ts">import type { Store } from '../db/store.ts'; let s: Store = $state({})</script>{s}`,
  'web/Module.svelte': `<script module lang="ts">export type { Store } from '../db/store.ts'</script>`,
  'web/Inline.svelte': `<script lang="ts">let s: import('../db/store.ts').Store = $state({})</script>{s}`,
  'web/Markup.svelte': `{#await import('../server/main.ts') then main}{main}{/await}`,
}
const componentInnocent = {
  'web/Good.svelte': `<script lang="ts">import type { P } from '../domain/pure.ts'; import Types from './Types.svelte'; let p: P = 1</script><Types />{p}`,
}

async function write(folder: string, files: readonly (readonly [path: string, text: string])[]) {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

it('the floors hold back every import that goes up, and no other', async () => {
  const folder = await temporaryFolder()
  await write(folder, [
    ...Object.entries(innocent),
    ...Object.entries(offenders).map(([path, [text]]) => [path, text] as const),
  ])
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json', '.dependency-cruiser.cjs'])
    await copyFile(inProject(name), join(folder, name))
  await symlink(inProject('node_modules'), join(folder, 'node_modules'))

  const { output } = await runCheck(
    [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config=.dependency-cruiser.cjs',
      '--output-type=json',
      ...['domain', 'db', 'scenarios', 'server', 'web'],
    ],
    folder,
  )
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[] }
  }
  const found = summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`)
  const expected = Object.entries(offenders).map(([path, [, rule]]) => `${path}: ${rule}`)
  expect(new Set(found)).toEqual(new Set(expected))
})

it('a component may not even take a type from above', async () => {
  const folder = await temporaryFolder()
  await write(folder, [...Object.entries(componentOffenders), ...Object.entries(componentInnocent)])
  const { ok, output } = await runCheck(['./scripts/component-floors.mjs'], folder)
  const found = [...output.matchAll(/^web-imports-down: (\S+) →/gm)].map(([, from]) => from)
  expect(new Set(found)).toEqual(new Set(Object.keys(componentOffenders)))
  expect(ok).toBe(false)
})
