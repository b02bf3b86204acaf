import { parseArgs } from 'node:util'
import { commands } from './commands/scenario.ts'
import { fanout } from './fanout/scenario.ts'
import { joining } from './join/scenario.ts'
import { verdictOf, type Scenario, type ScenarioResult } from './lib/figure.ts'
import { save, tableOf } from './lib/report.ts'
import { screens } from './screens/scenario.ts'

const SCENARIOS: readonly Scenario[] = [fanout, commands, screens, joining]

const HELP = `npm run bench -- [scenario ...] [--seconds 20] [--database-url postgres://…]

${SCENARIOS.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n')}

Without a name all are run. Everything happens on 127.0.0.1 and ends by itself.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    'database-url': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const unknown = positionals.find((name) => !SCENARIOS.some((scenario) => scenario.name === name))
if (values.help || unknown !== undefined || !(Number(values.seconds) > 0)) {
  console.log(unknown === undefined ? HELP : `There is no scenario ${unknown}.\n\n${HELP}`)
  process.exit(values.help ? 0 : 1)
}

const options = {
  seconds: Number(values.seconds),
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
console.log(
  `\n${met} of ${verdicts.length} targets met. Figures: ${save(results, { seconds: options.seconds })}`,
)
