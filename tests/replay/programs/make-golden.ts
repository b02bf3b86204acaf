// Keeps a golden log of the newest payload versions: `npx tsx tests/replay/programs/make-golden.ts v2`.
// Done once, when a payload changes; an existing golden log is history and is never written again.
//
// `make-golden.ts states` writes the end states anew. They have the shape that records have today: done when that
// shape changes (with CHECKPOINT_FORMAT), and read as a diff, which must show that change and nothing else.
import { existsSync, writeFileSync } from 'node:fs'
import { endState, GOLDEN, goldenLog, goldenVersions, sealed, type Sealed } from '../golden.ts'
import { goldenStory } from './golden-story.ts'

const [what = ''] = process.argv.slice(2)
if (what === 'states') for (const version of goldenVersions()) writeState(version, goldenLog(version))
else makeLog(what)

function makeLog(version: string): void {
  if (!/^v\d+$/.test(version)) throw new Error('Say which version to make: v1, v2, …; or: states')
  const target = new URL(`${version}.jsonl`, GOLDEN)
  if (existsSync(target)) throw new Error(`${version} is kept already and must not change`)
  const log = sealed(goldenStory())
  writeFileSync(target, log.map((event) => `${JSON.stringify(event)}\n`).join(''))
  writeState(version, log)
}

function writeState(version: string, log: readonly Sealed[]): void {
  writeFileSync(new URL(`${version}.state.json`, GOLDEN), `${JSON.stringify(endState(log), null, 2)}\n`)
  console.log(`${version}: ${log.length} events`)
}
