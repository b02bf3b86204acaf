import postgres, { type Sql } from 'postgres'
import type { StoredEvent } from '../../../db/event-log.ts'
import { openStorage, type Storage } from '../../../server/plugins/database.ts'
import { give, must, openBenchRoom, report, townshipAt } from '../lib/bench-room.ts'
import { answerParent } from '../lib/child.ts'

export interface Setting {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
}

export interface Run {
  readonly way: 'room' | 'inserts'
  readonly senders: number
  readonly seconds: number
}

let storage: Storage
let url: string | undefined
let sample: StoredEvent
let incidents: string[] = []
let room: Awaited<ReturnType<typeof openBenchRoom>>['room']
let inserted = 0

/** `senders` that each begin anew as soon as they are answered. @returns answers a second */
async function busy(
  senders: number,
  seconds: number,
  once: (sender: number) => Promise<unknown>,
): Promise<number> {
  const from = performance.now()
  const until = from + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: senders }, async (_, sender) => {
      while (performance.now() < until) {
        await once(sender)
        done += 1
      }
    }),
  )
  return (done * 1000) / (performance.now() - from)
}

const update = async (sender: number) => {
  const at = sender % incidents.length
  const payload = { incidentId: incidents[at], text: '水位上涨，已转移 12 户 31 人，道路中断，请求支援。' }
  const answer = await give(room, 'UpdateSituation', townshipAt(at), payload)
  if (!answer.ok) throw new Error(answer.refusal.code)
}

/** One row like those of the log, on its own, at the same durability. */
const insert = (sql: Sql) => {
  const [payload, actor, about, shared] = [sample.payload, sample.actor, sample.about, sample.sharedWith].map(
    (value) => JSON.stringify(value),
  ) as [string, string, string, string]
  return async () => {
    const seq = ++inserted
    await sql`
      insert into events (operation, seq, jurisdiction, stream_seq, type, version, payload, actor, command_id, about,
        shared_with, occurred_at, recorded_at, hash)
      values ('control', ${seq}, ${sample.jurisdiction}, ${seq}, ${sample.type}, ${sample.version},
        ${payload}::text::jsonb, ${actor}::text::jsonb, ${`bench:control-${seq}`}, ${about}::text::jsonb,
        ${shared}::text::jsonb, ${sample.occurredAt}, ${sample.recordedAt}, ${sample.hash})`
  }
}

/** On PostgreSQL as many connections as senders; embedded it is the one there is. */
async function plainInserts(senders: number, seconds: number): Promise<number> {
  const sql = url ? postgres(url, { max: senders, onnotice: () => undefined }) : storage.database.sql
  try {
    await Promise.all(Array.from({ length: senders }, () => sql`select 1`))
    return await busy(senders, seconds, insert(sql))
  } finally {
    if (url) await sql.end()
  }
}

answerParent({
  open: async ({ dataDir, databaseUrl }: Setting) => {
    url = databaseUrl
    storage = await openStorage({ dataDir, databaseUrl })
    room = (await openBenchRoom(storage, 'bench')).room
    for (let index = 0; index < 64; index++) {
      incidents = [...incidents, await must(room, 'ReportIncident', townshipAt(index), report(index))]
    }
    await update(0)
    const [last] = await storage.log.readEvents('bench', { after: room.store.seq - 1, limit: 1 })
    if (!last) throw new Error('The log is empty')
    sample = last
  },
  run: ({ way, senders, seconds }: Run) =>
    way === 'room' ? busy(senders, seconds, update) : plainInserts(senders, seconds),
  close: async () => {
    await room.stop()
    await storage.close()
  },
})
