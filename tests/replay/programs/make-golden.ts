// Keeps a golden log of the newest payload versions: `npx tsx tests/replay/programs/make-golden.ts v2`.
// Done once, when a payload changes; an existing golden log is history and is never written again.
import { existsSync, writeFileSync } from 'node:fs'
import { endState, GOLDEN, sealed } from '../golden.ts'
import { goldenStory } from './golden-story.ts'

const [version] = process.argv.slice(2)
if (!version || !/^v\d+$/.test(version)) throw new Error('Say which version to make: v1, v2, …')
const target = new URL(`${version}.jsonl`, GOLDEN)
if (existsSync(target)) throw new Error(`${version} is kept already and must not change`)

const log = sealed(goldenStory())
writeFileSync(target, log.map((event) => `${JSON.stringify(event)}\n`).join(''))
writeFileSync(new URL(`${version}.state.json`, GOLDEN), `${JSON.stringify(endState(log), null, 2)}\n`)
console.log(`${version}: ${log.length} events`)
