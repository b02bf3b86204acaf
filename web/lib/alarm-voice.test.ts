import { expect, it } from 'vitest'
import type { Incident } from '../../domain/incident/record.ts'
import { words } from '../../domain/words.ts'
import { tell, type Heard } from './alarm-voice.ts'

const incident = (id: string, reportedAt = '2026-11-23T10:00:00.000Z') =>
  ({ id, reportedAt }) as unknown as Incident
const label = ({ id }: Incident) => words(id, id)

/** What is told, in Chinese, as one list of unanswered reports after the other is shown. */
function told(...shown: readonly (readonly [operation: string, ...ids: string[]])[]) {
  let heard: Heard | undefined
  return shown.map(([operation, ...ids]) => {
    const next = tell(
      heard,
      operation,
      ids.map((id) => incident(id)),
      label,
    )
    heard = next.heard
    return next.say?.zh ?? null
  })
}

it('says how many wait when the screen opens, and again in another operation', () => {
  expect(told(['live', 'b', 'a'], ['drill-1', 'x'], ['live'])).toEqual([
    '2 起事件未签收',
    '1 起事件未签收',
    null,
  ])
})

it('tells of each new report once, and counts those that come together', () => {
  expect(told(['live'], ['live', 'a'], ['live', 'a'], ['live', 'c', 'b', 'a'], ['live', 'b'])).toEqual([
    null,
    '新报告：a',
    null,
    '2 起新报告，最新的是 c',
    null,
  ])
})

it('tells of a report that comes late, from a line that was down, though its time is before the last', () => {
  const first = tell(undefined, 'live', [incident('b', '2026-11-23T11:00:00.000Z')], label)
  const late = incident('a', '2026-11-23T10:00:00.000Z')
  const next = tell(first.heard, 'live', [incident('b', '2026-11-23T11:00:00.000Z'), late], label)
  expect(next.say?.en).toBe('New report: a')
})
