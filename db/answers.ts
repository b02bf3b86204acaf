import type { Sql } from 'postgres'
import { SequenceConflict } from './errors.ts'
import type { CommandAnswer } from './event-log.ts'
import { type Columns, iso, ms } from './rows.ts'
import { unlessThereSql } from './upsert.ts'

export interface Answered {
  /** The log's last seq as the caller knows it: what was refused on an older state might not be refused now. */
  readonly expectedSeq: number
  readonly answers: readonly CommandAnswer[]
}

/**
 * Keeps answers that brought no events (refusals). Throws SequenceConflict when the log has moved on, and nothing is
 * kept then; also when another node has answered one of the commands: that one stays, the first answer is the answer.
 */
export async function saveAnswers(
  { sql }: { sql: Sql },
  operation: string,
  { expectedSeq, answers }: Answered,
): Promise<void> {
  if (answers.length === 0) return
  const [result] = await sql<{ kept: number }[]>`
    with here as (
      select id from operations where id = ${operation} and last_seq = ${expectedSeq} for share
    ), kept as (
      insert into command_answers (operation, command_id, body_hash, actor, answer, at_seq, recorded_at)
      select here.id, a."commandId", a."bodyHash", a.actor, a.answer, ${expectedSeq}::bigint, a."recordedAt"
      from here, jsonb_to_recordset(${JSON.stringify(answers)}::text::jsonb) as a("commandId" text,
        "bodyHash" text, actor text, answer jsonb, "recordedAt" timestamptz)
      ${unlessThereSql(sql, 'operation', 'command_id')}
      returning command_id
    )
    select count(*)::integer as kept from kept`
  if ((result?.kept ?? 0) < answers.length) throw new SequenceConflict(operation, expectedSeq)
}

/** No command id holds it. */
const SEPARATOR = ' '

/**
 * The answers kept for these commands, by command id. Asked for every batch, so by an array that the index takes as
 * it is: of a subquery the planner knows no size, and it then reads every answer there is.
 */
export async function findAnswers(
  { sql }: { sql: Sql },
  operation: string,
  commandIds: readonly string[],
): Promise<Map<string, CommandAnswer>> {
  if (commandIds.length === 0) return new Map()
  const rows = await sql<Columns<CommandAnswer>[]>`
    select command_id as "commandId", body_hash as "bodyHash", actor, answer, ${ms(sql, 'recorded_at')} as "recordedAt"
    from command_answers
    where operation = ${operation}
      and command_id = any(string_to_array(${commandIds.join(SEPARATOR)}, ${SEPARATOR}))`
  return new Map(rows.map((row) => [row.commandId, { ...row, recordedAt: iso(row.recordedAt) }]))
}
