import type { Sql } from 'postgres'
import type { CommandAnswer } from './event-log.ts'
import { type Columns, iso, ms } from './rows.ts'
import { unlessThereSql } from './upsert.ts'

/**
 * Keeps answers that brought no events (refusals). One already kept for the same command stays: the
 * first answer is the answer.
 */
export async function saveAnswers(
  { sql }: { sql: Sql },
  operation: string,
  answers: readonly CommandAnswer[],
): Promise<void> {
  if (answers.length === 0) return
  await sql`
    insert into command_answers (operation, command_id, body_hash, actor, answer, at_seq, recorded_at)
    select o.id, a."commandId", a."bodyHash", a.actor, a.answer, o.last_seq, a."recordedAt"
    from operations o, jsonb_to_recordset(${JSON.stringify(answers)}::text::jsonb) as a("commandId" text,
      "bodyHash" text, actor text, answer jsonb, "recordedAt" timestamptz)
    where o.id = ${operation}
    ${unlessThereSql(sql, 'operation', 'command_id')}`
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
