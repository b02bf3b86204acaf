import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBenchDatabase } from '../lib/bench-database.ts'
import { Child } from '../lib/child.ts'
import type { BenchOptions, Figure, Scenario } from '../lib/figure.ts'
import type { Run, Setting } from './worker.ts'

const TARGETS: Record<number, Figure['target']> = { 64: { atLeast: 0.7 } }

/** Inserts and the room by turns, so that a machine that is busy meanwhile wrongs neither. */
async function measureOn(
  name: string,
  databaseUrl: string | undefined,
  { seconds, note }: BenchOptions,
): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fenghuo-bench-'))
  const worker = new Child(new URL('./worker.ts', import.meta.url))
  const run = (way: Run['way'], senders: number, forSeconds: number) =>
    worker.ask<number>('run', { way, senders, seconds: forSeconds })
  const figures: Figure[] = []
  try {
    await worker.ask('open', { dataDir, databaseUrl } satisfies Setting)
    await run('room', 64, 2)
    await run('inserts', 64, 2)
    for (const senders of [1, 64]) {
      note(`${name}, ${senders} at a time, ${seconds} s`)
      const [rates, slices] = [{ inserts: 0, room: 0 }, 4]
      for (let slice = 0; slice < slices; slice++) {
        for (const way of ['inserts', 'room'] as const) {
          rates[way] += (await run(way, senders, seconds / slices / 2)) / slices
        }
      }
      const { room: commands, inserts } = rates
      const target = TARGETS[senders]
      figures.push(
        {
          ...{ name: `${name}, ${senders} at a time: commands / plain inserts`, unit: 'x' },
          ...{ value: commands / inserts, ...(target ? { target } : {}) },
        },
        { name: `${name}, ${senders} at a time: durable commands`, value: commands, unit: '/s' },
        { name: `${name}, ${senders} at a time: plain single-row inserts`, value: inserts, unit: '/s' },
      )
    }
    await worker.ask('close')
    return figures
  } finally {
    await worker.stop()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

export const commands: Scenario = {
  name: 'commands',
  title: 'Durable commands a second, against plain single-row inserts into the same table',
  async run(options) {
    const figures = await measureOn('embedded', undefined, options)
    const database = await makeBenchDatabase(options.databaseUrl)
    if (!database) {
      options.note('no PostgreSQL answers: left out (--database-url names one)')
      return { scenario: 'commands', figures, notes: ['PostgreSQL was not measured: none answered.'] }
    }
    try {
      figures.push(...(await measureOn('PostgreSQL', database.url, options)))
    } finally {
      await database.drop()
    }
    return {
      scenario: 'commands',
      figures,
      notes: [
        'A command is UpdateSituation: parsed, decided in the room, appended with its answer and hash, then applied.',
        'Controls: one row of the same size a statement and commit, over as many connections as senders; embedded over its one.',
      ],
    }
  },
}
