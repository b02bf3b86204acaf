import { type StoredEvent } from '../event-log.ts'

interface Table {
  name: string
  /** Its primary key, by which it is read page by page. */
  key: readonly string[]
  /** Rows in a page; layers of a county are big, everything else is small. */
  page: number
}

const table = (name: string, key: string[], page = 500): Table => ({ name, key, page })

/** What a backup holds, in the order in which it is written and restored. */
export const backedUp: readonly Table[] = [
  table('operations', ['id']),
  table('events', ['operation', 'seq']),
  table('command_answers', ['operation', 'command_id']),
  table('people', ['id']),
  table('accounts', ['id']),
  table('grants', ['account', 'operation', 'role', 'jurisdiction']),
  table('audit', ['seq']),
  table('devices', ['id']),
  table('fixes', ['operation', 'unit', 'fix_at']),
  table('base_versions', ['version']),
  table('base_layers', ['version', 'layer'], 1),
  table('base_contents', ['digest', 'part'], 1),
  table('settings', ['key']),
]

/** What it leaves out: everybody signs in again, and checkpoints are made from the log. */
export const notBackedUp = ['sessions', 'checkpoints']

/** A row as `to_jsonb` gives it. */
export type Row = Record<string, unknown>

const instant = (value: unknown): string => new Date(String(value)).toISOString()

/** A row of `events` as the event that was sealed. */
export function eventOf(row: Row): StoredEvent {
  const { stream_seq, shared_with, command_id, occurred_at, recorded_at, exercise_ms, story_at, ...same } =
    row
  return {
    ...same,
    streamSeq: stream_seq,
    sharedWith: shared_with,
    commandId: command_id,
    occurredAt: instant(occurred_at),
    recordedAt: instant(recorded_at),
    ...(exercise_ms === null ? {} : { exerciseMs: exercise_ms }),
    ...(story_at === null ? {} : { storyAt: instant(story_at) }),
  } as StoredEvent
}

/** A row of `audit` as it was sealed. */
export const auditOf = (row: Row) => ({ ...row, at: instant(row['at']), hash: String(row['hash']) })
