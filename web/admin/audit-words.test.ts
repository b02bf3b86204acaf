import { describe, expect, it } from 'vitest'
import { words } from '../../domain/words.ts'
import type { AuditEntry } from '../lib/answers.ts'
import { factsOf, targetWords, whatWords } from './audit-words.ts'

const entry = (part: Partial<AuditEntry>): AuditEntry => ({
  ...{ seq: 1, at: '2026-07-08T18:00:00.000Z', account: null, what: 'session.sign-in' },
  ...{ target: null, result: 'ok', detail: {} },
  ...part,
})
const known = { place: () => words('云溪镇', 'Yunxi Town'), operations: [] }
const said = (of: AuditEntry): string =>
  factsOf(of, known)
    .map(({ name, said: what }) => `${name.zh} ${what.zh}`)
    .join('；')

describe('the audit record in words', () => {
  it('says of what was refused that it was tried, and why', () => {
    const refused = entry({ result: 'refused', detail: { code: 'wrong-credentials', from: '10.0.0.7' } })
    expect(whatWords(refused).zh).toBe('尝试登录')
    expect(said(refused)).toBe('原因 用户名或密码不正确；来自 10.0.0.7')
    expect(whatWords(entry({})).zh).toBe('登录')
  })

  it('names the command that somebody had no right to, the place and the operation', () => {
    const detail = { type: 'GradeIncident', jurisdiction: '990101101', code: 'wrong-jurisdiction' }
    const refused = entry({ what: 'command', target: 'live', result: 'refused', detail })
    expect(said(refused)).toBe('内容 事件定级；辖区 云溪镇；原因 不在其辖区或职责内')
    expect(targetWords(refused, [])?.zh).toBe('实战')
  })

  it('shows no key of the database for an exercise or for a person', () => {
    expect(
      targetWords(entry({ what: 'exercise.make', target: 'drill-6850bd2f92cf4082' }), []),
    ).toBeUndefined()
    const erased = entry({ what: 'person.erase', target: '01a21631-8c98-737c-95b3-9be732d7c762' })
    expect(targetWords(erased, [])?.zh).toBe('人员 d7c762')
  })
})
