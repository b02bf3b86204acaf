import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../domain/commands.ts'
import { EMPTY_REPORT, draftFrom, reportPayload, type ReportDraft } from './report-draft.ts'

const draft: ReportDraft = {
  ...EMPTY_REPORT,
  code: '11a51',
  place: ' 岩口桥 ',
  point: '29.898410, 110.538410',
  jurisdiction: '990101101',
  description: '桥面漫水',
  trapped: 2,
  injured: '0',
  reporterName: '王某',
}
const parsed = (payload: object) =>
  parseCommand({ commandId: 'command-1', type: 'ReportIncident', jurisdiction: '990101101', payload })

describe('the report form', () => {
  it('becomes a command that parses, saying only what was typed', () => {
    const payload = reportPayload(draft)
    expect(payload).toEqual({
      code: '11A51',
      place: '岩口桥',
      position: { lat: 29.89841, lon: 110.53841, datum: 'WGS-84' },
      source: 'phone',
      description: '桥面漫水',
      casualties: { trapped: 2, injured: 0 },
      reporter: { name: '王某' },
    })
    expect(parsed(payload).ok).toBe(true)
  })

  it('names the field of what is missing', () => {
    const answer = parsed(reportPayload(EMPTY_REPORT))
    if (answer.ok) throw new Error('An empty report must not parse')
    expect(answer.issues.map(({ path }) => path)).toEqual([
      'payload.code',
      'payload.description',
      'payload.place',
    ])
  })

  it('comes back as it was typed when the server refuses it later', () => {
    expect(reportPayload(draftFrom(reportPayload(draft), '990101101'))).toEqual(reportPayload(draft))
  })
})
