import type { Incident } from '../../domain/incident/record.ts'
import { words, type Words } from '../../domain/words.ts'
import { counted } from './counted.ts'

/** The reports that were told of, in the operation on the screen. */
export interface Heard {
  readonly operation: string
  readonly ids: ReadonlySet<string>
}

/**
 * What is to be told now: how many wait when the screen opens on an operation, afterwards each report once. What comes
 * together is told together.
 * @param unanswered newest first
 * @returns `say` null when there is nothing new
 */
export function tell(
  heard: Heard | undefined,
  operation: string,
  unanswered: readonly Incident[],
  label: (incident: Incident) => Words,
): { readonly heard: Heard; readonly say: Words | null } {
  const opened = heard?.operation !== operation
  const before = opened ? new Set<string>() : heard.ids
  const fresh = unanswered.filter(({ id }) => !before.has(id))
  const [newest] = fresh
  return {
    heard: { operation, ids: new Set([...before, ...fresh.map(({ id }) => id)]) },
    say: newest ? (opened ? waiting(fresh.length) : reported(fresh.length, label(newest))) : null,
  }
}

const waiting = (count: number): Words =>
  words(`${count} 起事件未签收`, `${counted(count, 'incident')} unanswered`)

const reported = (count: number, { zh, en }: Words): Words =>
  count === 1
    ? words(`新报告：${zh}`, `New report: ${en}`)
    : words(`${count} 起新报告，最新的是 ${zh}`, `${count} new reports, the newest: ${en}`)
