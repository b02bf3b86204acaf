import type { JoinAnswer, WireRecords } from '../../../domain/sync/wire.ts'
import { report, townshipAt } from '../lib/bench-room.ts'
import type { Figure, Scenario } from '../lib/figure.ts'
import { percentile } from '../lib/percentile.ts'
import { Program } from '../lib/program.ts'
import { bytesRead, connectScreen, join } from '../lib/screens.ts'

const INCIDENTS = 300
/** Commands given while the screen is away; each of some incidents is changed many times. */
const MISSED = 400
const CHANGED_INCIDENTS = 40
const TIMES = 15

interface Joined {
  readonly answer: JoinAnswer
  /** Of the answer alone, with its WebSocket frame and its socket.io envelope. */
  readonly bytes: number
  /** From opening the connection to holding the state. */
  readonly ms: number
}

async function joinOnce(
  url: string,
  cookie: string,
  since?: { since: number; view: string },
): Promise<Joined> {
  const from = performance.now()
  const socket = await connectScreen(url, cookie)
  try {
    const before = bytesRead(socket)
    let after = 0
    // What follows the answer (the clock, positions) does not belong to it.
    socket.once('clock', () => (after ||= bytesRead(socket)))
    const answer = await join(socket, { operation: 'live', ...since })
    const ms = performance.now() - from
    after ||= bytesRead(socket)
    return { answer, bytes: after - before, ms }
  } finally {
    socket.disconnect()
  }
}

const recordsAfter = (records: WireRecords, seq: number): unknown[] =>
  Object.values(records)
    .flatMap((byId) => Object.values(byId))
    .filter((record) => record.seq > seq)

async function measureAs(program: Program, account: string): Promise<Figure[]> {
  const { url } = program.server
  const cookie = await program.cookieOf(account)
  const colds: Joined[] = []
  for (let time = 0; time < TIMES; time++) colds.push(await joinOnce(url, cookie))
  const [cold] = colds
  if (cold?.answer.mode !== 'snapshot') throw new Error('A first join gives a snapshot')
  const { seq, view } = cold.answer

  const incidents = Object.values(cold.answer.records.incident ?? {}).slice(0, CHANGED_INCIDENTS)
  for (let index = 0; index < MISSED; index++) {
    const incident = incidents[index % incidents.length]
    if (!incident) throw new Error('There are no incidents')
    const text = `第 ${index} 次续报：水位上涨，已转移 12 户 31 人。`
    await program.give('UpdateSituation', incident.jurisdiction, { incidentId: incident.id, text })
  }

  const resumed = await joinOnce(url, cookie, { since: seq, view })
  if (resumed.answer.mode !== 'changes') throw new Error('A join with since gives changes')
  const state = (await program.get('/api/operations/live/state', cookie)).body as { records: WireRecords }
  const changed = recordsAfter(state.records, seq)
  const json = Buffer.byteLength(JSON.stringify(changed))
  return [
    {
      name: `${account}: resume, bytes / JSON of the records that changed`,
      ...{ value: resumed.bytes / json, unit: 'x', target: { atMost: 1.2 } },
    },
    {
      name: `${account}: resume, records sent that had not changed`,
      ...{
        value: recordsAfter(resumed.answer.put, 0).length - changed.length,
        unit: '',
        target: { atMost: 0 },
      },
    },
    { name: `${account}: resume after ${MISSED} commands, bytes`, value: resumed.bytes, unit: 'B' },
    { name: `${account}: resume, JSON of the ${changed.length} records`, value: json, unit: 'B' },
    { name: `${account}: resume, until it is there`, value: resumed.ms, unit: 'ms' },
    { name: `${account}: cold join, bytes`, value: cold.bytes, unit: 'B' },
    {
      name: `${account}: cold join, p50`,
      value: percentile(
        colds.map(({ ms }) => ms),
        50,
      ),
      unit: 'ms',
    },
    {
      name: `${account}: cold join, p99`,
      value: percentile(
        colds.map(({ ms }) => ms),
        99,
      ),
      unit: 'ms',
    },
  ]
}

export const joining: Scenario = {
  name: 'join',
  title: 'Coming in, and coming back after a broken line',
  async run({ note }) {
    const program = await Program.start()
    try {
      note(`${INCIDENTS} incidents are reported`)
      for (let index = 0; index < INCIDENTS; index++) {
        await program.give('ReportIncident', townshipAt(index), report(index))
      }
      const figures: Figure[] = []
      for (const account of ['county-duty', 'yunxi-duty']) {
        note(`as ${account}`)
        figures.push(...(await measureAs(program, account)))
      }
      const notes = [
        'Bytes are read at the client’s TCP socket, WebSocket frame and socket.io envelope included.',
      ]
      return { scenario: 'join', figures, notes }
    } finally {
      await program.server.stop()
    }
  },
}
