import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { runCheck } from '../../scripts/lib/checks.mjs'
import { inProject } from '../../scripts/lib/project.mjs'

const floors = ['domain', 'db', 'scenarios', 'server', 'web', 'tests']

it('every test file belongs to exactly one vitest project', async () => {
  const { output } = await runCheck(['vitest/vitest.mjs', 'list', '--filesOnly', '--json'])
  const listed = JSON.parse(output.slice(output.indexOf('['))) as { file: string; projectName: string }[]
  const found = floors
    .flatMap((floor) =>
      readdirSync(inProject(floor), { recursive: true, encoding: 'utf8' }).map((name) =>
        inProject(floor, name),
      ),
    )
    .filter((path) => path.endsWith('.test.ts'))
  expect(listed.map(({ file }) => file).sort()).toEqual(found.sort())
})
