import { index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { bytes, count, instant } from './columns.ts'

/** One row a log: the county's live work, or one exercise. */
export const operations = pgTable('operations', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<'actual' | 'exercise'>().notNull(),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  scenario: text('scenario'),
  status: text('status').notNull(),
  /** Where a fork began: another operation and the last of its events that counts here. */
  parentOperation: text('parent_operation'),
  parentSeq: count('parent_seq'),
  packVersion: text('pack_version'),
  lastSeq: count('last_seq').notNull().default(0),
  /** Hash of the event `lastSeq`; of an empty log, GENESIS (db/hash-chain.ts). */
  lastHash: text('last_hash').notNull(),
  /** Changed by creation and by a restore, so that a client with a cursor from another life starts afresh. */
  lineage: text('lineage').notNull(),
  createdAt: instant('created_at').notNull(),
})

/**
 * The log. No foreign key to `operations`: append has just updated that row in the same statement, and
 * a check a row would cost for nothing.
 */
export const events = pgTable(
  'events',
  {
    operation: text('operation').notNull(),
    seq: count('seq').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
    streamSeq: count('stream_seq').notNull(),
    type: text('type').notNull(),
    version: integer('version').notNull(),
    payload: jsonb('payload').notNull(),
    actor: jsonb('actor').notNull(),
    commandId: text('command_id').notNull(),
    /** Ids of the records it concerns: the timeline of an incident is read by these. */
    about: jsonb('about').$type<string[]>().notNull(),
    sharedWith: jsonb('shared_with').$type<string[]>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    exerciseMs: count('exercise_ms'),
    storyAt: instant('story_at'),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.operation, t.seq] }),
    unique('events_stream').on(t.operation, t.jurisdiction, t.streamSeq),
    index('events_recorded').on(t.operation, t.recordedAt, t.seq),
    // Without fastupdate: its list is emptied now and then at the expense of one unlucky commit.
    index('events_about').using('gin', t.about.op('jsonb_path_ops')).with({ fastupdate: false }),
  ],
)

/** What was answered to each command, accepted or refused, so that asking again gets the same. */
export const commandAnswers = pgTable(
  'command_answers',
  {
    operation: text('operation').notNull(),
    commandId: text('command_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    actor: text('actor').notNull(),
    answer: jsonb('answer').notNull(),
    /** The log's last seq when the answer was kept: a backup up to a seq takes the answers up to it. */
    atSeq: count('at_seq').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.operation, t.commandId] })],
)

/** The state's records at a seq: gzipped JSON. Derived; may be thrown away at any time. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    operation: text('operation').notNull(),
    seq: count('seq').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    format: integer('format').notNull(),
    gz: bytes('gz').notNull(),
  },
  (t) => [primaryKey({ columns: [t.operation, t.seq] })],
)
