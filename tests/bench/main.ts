import { parseArgs } from 'node:util'
import { commands } from './commands/scenario.ts'
import { crowd } from './crowd/scenario.ts'
import { fanout } from './fanout/scenario.ts'
import { geo } from './geo/scenario.ts'
import { joining } from './join/scenario.ts'
import { verdictOf, type Scenario, type ScenarioResult } from './lib/figure.ts'
import { save, tableOf } from './lib/report.ts'
import { memory } from './memory/scenario.ts'
import { pack } from './pack/scenario.ts'
import { playback } from './playback/scenario.ts'
import { screens } from './screens/scenario.ts'
import { sight } from './sight/scenario.ts'
import { stalls } from './stalls/scenario.ts'
import { start } from './start/scenario.ts'

const SCENARIOS: readonly Scenario[] = [
  ...[fanout, commands, screens, joining, playback, start, memory],
  ...[geo, pack, sight, stalls, crowd],
]

const HELP = `npm run bench -- [scenario ...] [options]

${SCENARIOS.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n')}

  --seconds 20         of each measured window
  --events 100000      in the log of playback
  --write-mb 1024      before the kill of start
  --minutes 10         of simulation in memory; of looking in crowd, 5 at most
  --database-url URL   a PostgreSQL where databases may be made and dropped (default: the local one, if any)

Without a name all are run. Everything happens on 127.0.0.1 and ends by itself.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    events: { type: 'string', default: '100000' },
    'write-mb': { type: 'string', default: '1024' },
    minutes: { type: 'string', default: '10' },
    'database-url': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const sizes = {
  seconds: Number(values.seconds),
  events: Number(values.events),
  writeMb: Number(values['write-mb']),
  minutes: Number(values.minutes),
}
const unknown = positionals.find((name) => !SCENARIOS.some((scenario) => scenario.name === name))
if (values.help || unknown !== undefined || !Object.values(sizes).every((size) => size > 0)) {
  console.log(unknown === undefined ? HELP : `There is no scenario ${unknown}.\n\n${HELP}`)
  process.exit(values.help ? 0 : 1)
}

const options = {
  ...sizes,
  databaseUrl: values['database-url'],
  note: (text: string) => console.log(`  … ${text}`),
}
const results: ScenarioResult[] = []
for (const scenario of SCENARIOS) {
  if (positionals.length > 0 && !positionals.includes(scenario.name)) continue
  console.log(`\n${scenario.name}: ${scenario.title}`)
  const result = await scenario.run(options)
  results.push(result)
  console.log(tableOf(result))
}
const verdicts = results.flatMap(({ figures }) => figures.map(verdictOf)).filter((verdict) => verdict !== '')
const met = verdicts.filter((verdict) => verdict === 'met').length
console.log(`\n${met} of ${verdicts.length} targets met. Figures: ${save(results, sizes)}`)
