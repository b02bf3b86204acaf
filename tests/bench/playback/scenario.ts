import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child } from '../lib/child.ts'
import type { Figure, Scenario } from '../lib/figure.ts'
import { percentile } from '../lib/percentile.ts'
import { Program } from '../lib/program.ts'

const SEEKS = 300

interface Seek {
  readonly ms: number
  readonly bytes: number
  readonly checkpoints: number
  readonly events: number
}

/** A fixed sequence of numbers from 0 to below 1, so that two runs seek the same instants. */
function* chances(): Generator<number> {
  for (let state = 42; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

async function seek(program: Program, at: string | number, cookie: string): Promise<Seek> {
  const asked = await program.get(`/api/operations/live/state?at=${encodeURIComponent(at)}`, cookie)
  if (asked.status !== 200) throw new Error(`state?at=${at}: ${asked.status} ${JSON.stringify(asked.body)}`)
  const { cost } = asked.body as { cost?: { checkpoints: number; events: number } }
  return {
    ms: asked.ms,
    bytes: asked.bytes,
    checkpoints: cost?.checkpoints ?? NaN,
    events: cost?.events ?? NaN,
  }
}

async function seekAs(
  program: Program,
  account: string,
  span: { toSeq: number; fromMs: number; toMs: number },
) {
  const cookie = await program.cookieOf(account)
  const random = chances()
  const chance = () => random.next().value ?? 0
  const seeks: Seek[] = []
  for (let index = 0; index < SEEKS + 20; index++) {
    const instant = new Date(span.fromMs + chance() * (span.toMs - span.fromMs)).toISOString()
    const done = await seek(program, index % 2 ? instant : Math.ceil(chance() * (span.toSeq - 1)), cookie)
    // The first ones find a server that has just started.
    if (index >= 20) seeks.push(done)
  }
  return seeks
}

const figuresOf = (account: string, seeks: readonly Seek[]): Figure[] => [
  {
    name: `${account}: seek, request to redacted answer, p95`,
    ...{
      value: percentile(
        seeks.map(({ ms }) => ms),
        95,
      ),
      unit: 'ms',
      target: { atMost: 100 },
    },
  },
  {
    name: `${account}: checkpoints read by a seek, most`,
    ...{ value: Math.max(...seeks.map(({ checkpoints }) => checkpoints)), unit: '', target: { atMost: 1 } },
  },
  {
    name: `${account}: events read by a seek, most`,
    ...{ value: Math.max(...seeks.map(({ events }) => events)), unit: '', target: { atMost: 1_000 } },
  },
  {
    name: `${account}: seek, p50`,
    value: percentile(
      seeks.map(({ ms }) => ms),
      50,
    ),
    unit: 'ms',
  },
  {
    name: `${account}: answer, p50`,
    value: percentile(
      seeks.map(({ bytes }) => bytes),
      50,
    ),
    unit: 'B',
  },
]

export const playback: Scenario = {
  name: 'playback',
  title: 'Seeking in a log of 100,000 events, over HTTP, embedded',
  async run({ events, note }) {
    const dataDir = await mkdtemp(join(tmpdir(), 'fenghuo-bench-'))
    const writer = new Child(new URL('./writer.ts', import.meta.url))
    try {
      // The first start loads the demo county.
      await (await Program.start({ dataDir })).server.stop()
      note(`the log is filled to ${events} events`)
      const filledAt = performance.now()
      const toSeq = await writer.ask<number>('fill', { dataDir, events })
      const fillS = (performance.now() - filledAt) / 1000
      await writer.stop()
      const program = await Program.start({ dataDir })
      try {
        const page = async (since: number) =>
          ((await program.get(`/api/operations/live/events?since=${since}&limit=1`)).body as Events).events[0]
        const [first, last] = [await page(0), await page(toSeq - 1)]
        const span = {
          toSeq,
          fromMs: Date.parse(first?.recordedAt ?? ''),
          toMs: Date.parse(last?.recordedAt ?? ''),
        }
        const figures: Figure[] = []
        for (const account of ['county-duty', 'yunxi-duty']) {
          note(`${SEEKS} seeks as ${account}`)
          figures.push(...figuresOf(account, await seekAs(program, account, span)))
        }
        figures.push({ name: 'events in the log', value: toSeq, unit: '' })
        figures.push({ name: 'filling the log through the room', value: toSeq / fillS, unit: 'events/s' })
        return { scenario: 'playback', figures, notes: ['Half of the seeks name a seq, half an instant.'] }
      } finally {
        await program.server.stop()
      }
    } finally {
      await writer.stop()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

interface Events {
  readonly events: readonly { readonly recordedAt: string }[]
}
