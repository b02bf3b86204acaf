import { setTimeout as pause } from 'node:timers/promises'
import { findChromium } from '../../../scripts/lib/browser.mjs'
import type { Figure, Scenario } from '../lib/figure.ts'
import { Program } from '../lib/program.ts'
import { fill, standStill, type Filled, type Size } from './county.ts'
import { Look, type Cost, type Minute } from './look.ts'
import { FIXES_A_MINUTE, Movement } from './movement.ts'

const CROWD: Size = { incidents: 500, units: 300, markings: 200 }
const CONTROL: Size = { incidents: 10, units: 10, markings: 0 }
const NOTHING: Size = { incidents: 0, units: 0, markings: 0 }
const MINUTES = 5
const CONTROL_MINUTES = 2
const CHANGES = 10
/** Until what glided has come to rest. */
const SETTLE_MS = 3_000
const TEXT = '水位回落，道路已通，继续监测。'

interface Desk {
  readonly minutes: readonly Minute[]
  readonly incident: Cost
  readonly unit: Cost
}

interface Stage {
  readonly program: Program
  readonly chromium: string
  readonly note: (text: string) => void
}

/** A desk that is looked at for some minutes, and then, when nothing moves any more, is told of single changes. */
async function lookAt(
  stage: Stage,
  filled: Filled,
  minutes: number,
  still: () => Promise<void>,
): Promise<Desk> {
  const { program, chromium, note } = stage
  const look = await Look.open(chromium, program.server.url)
  try {
    const seen: Minute[] = []
    for (let minute = 1; minute <= minutes; minute++) {
      const one = await look.minute()
      seen.push(one)
      note(
        `minute ${minute}: ${one.longTasks} long tasks of ${one.longMs.toFixed(0)} ms, busy ${(100 * one.busy).toFixed(0)} %, ${one.heapMb.toFixed(1)} MB, ${one.nodes} nodes`,
      )
    }
    await still()
    const incident = await look.costOf(changesOf(program, filled.incidents, tellOf), 'incidents')
    const unit = await look.costOf(changesOf(program, filled.units, release), 'units')
    return { minutes: seen, incident, unit }
  } finally {
    await look.close()
  }
}

const changesOf = (program: Program, all: Filled['units'], change: typeof release) =>
  all.slice(0, CHANGES).map((one) => () => change(program, one))

const tellOf = (program: Program, { id, jurisdiction }: Filled['units'][number]) =>
  program.give('UpdateSituation', jurisdiction, { incidentId: id, text: TEXT })

const release = (program: Program, { id, jurisdiction }: Filled['units'][number]) =>
  program.give('ReleaseUnit', jurisdiction, { unitId: id })

export const crowd: Scenario = {
  name: 'crowd',
  title: 'A desk with 500 incidents, 300 units that move and 200 markings, looked at for five minutes',
  async run({ minutes: most, note }) {
    const chromium = findChromium()
    if (!chromium) return { scenario: 'crowd', figures: [], notes: ['Left out: there is no Chromium.'] }
    const minutes = Math.min(MINUTES, most)
    const program = await Program.start()
    try {
      const stage = { program, chromium, note }
      await standStill(program)
      const few = await fill(program, CONTROL, NOTHING)
      note(`control: ${CONTROL.incidents} incidents, nothing moves`)
      const control = await lookAt(stage, few, Math.min(CONTROL_MINUTES, minutes), async () => undefined)

      note(`${CROWD.incidents} incidents, ${CROWD.units} units, ${CROWD.markings} markings`)
      const many = await fill(program, CROWD, CONTROL)
      const movement = new Movement(program, CROWD.units)
      await movement.drivenAlready()
      movement.start()
      const full = await lookAt(stage, many, minutes, async () => {
        movement.stop()
        await pause(SETTLE_MS)
      })
      return {
        scenario: 'crowd',
        figures: [...targetsOf(full), ...figuresOf('crowd', full), ...figuresOf('control', control)],
        notes: [
          `${CROWD.units} phones send ${FIXES_A_MINUTE} fixes a minute each, and have done so for half an hour before; the screen is 1920 x 1080, the whole county in sight, with the list of incidents.`,
          `The control is the same page on the same server, before, with ${CONTROL.incidents} incidents more than none, and nothing that moves.`,
          'Heap is that of the page’s thread after garbage was collected; work is what its thread did beyond what it does in the same time without a change.',
          'Chromium draws in software on the cores that serve; other load on the machine makes tasks longer.',
        ],
      }
    } finally {
      await program.server.stop()
    }
  },
}

const atMost = (most: number) => ({ target: { atMost: most } })

/** What must hold of the crowd, whatever machine it is on: nothing grows, and one change is one change. */
function targetsOf({ minutes, incident, unit }: Desk): Figure[] {
  const grown = (of: (minute: Minute) => number): number =>
    of(minutes.at(-1) as Minute) - of(minutes[0] as Minute)
  return [
    {
      name: 'heap, from the first minute to the last',
      value: grown(({ heapMb }) => heapMb),
      unit: 'MB',
      ...atMost(3),
    },
    {
      name: 'DOM nodes, from the first minute to the last',
      value: grown(({ nodes }) => nodes),
      unit: '',
      ...atMost(100),
    },
    {
      name: 'listeners, from the first minute to the last',
      value: grown(({ listeners }) => listeners),
      unit: '',
      ...atMost(5),
    },
    { name: 'rows redrawn when an incident in sight changes', value: incident.rows, unit: '', ...atMost(1) },
    { name: 'incidents sent to the map when one changes', value: incident.features, unit: '', ...atMost(1) },
    { name: 'units sent to the map when one changes', value: unit.features, unit: '', ...atMost(1) },
  ]
}

function figuresOf(name: string, { minutes, incident, unit }: Desk): Figure[] {
  const most = (of: (minute: Minute) => number) => Math.max(...minutes.map(of))
  const [first, last] = [minutes[0] as Minute, minutes.at(-1) as Minute]
  return [
    {
      name: `${name}: long tasks (over 50 ms) in the worst minute`,
      value: most(({ longMs }) => longMs),
      unit: 'ms',
    },
    { name: `${name}: the longest task`, value: most(({ longestMs }) => longestMs), unit: 'ms' },
    {
      name: `${name}: the page’s thread busy, worst minute`,
      value: 100 * most(({ busy }) => busy),
      unit: '%',
    },
    { name: `${name}: heap after the first minute`, value: first.heapMb, unit: 'MB' },
    { name: `${name}: heap after the last`, value: last.heapMb, unit: 'MB' },
    { name: `${name}: DOM nodes after the last`, value: last.nodes, unit: '' },
    { name: `${name}: work for a change of an incident`, value: incident.ms, unit: 'ms' },
    { name: `${name}: work for a change of a unit`, value: unit.ms, unit: 'ms' },
  ]
}
