import { describe, expect, it } from 'vitest'
import { isCommandType, parseCommand } from './commands.ts'

const REPORT = { code: '11B03', place: '河口桥', source: 'phone', description: '水漫过桥' }
const ENVELOPE = { commandId: 'c-1234567', type: 'ReportIncident', jurisdiction: '990101101' }

/** The faults as `path code`. */
function faultsOf(body: unknown): string[] {
  const result = parseCommand(body)
  return result.ok ? [] : result.issues.map(({ path, code }) => `${path} ${code}`)
}
const report = (more: object) => faultsOf({ ...ENVELOPE, payload: { ...REPORT, ...more } })

describe('a command that parses', () => {
  it('has its defaults, its text trimmed and its instants in UTC', () => {
    const result = parseCommand({
      ...ENVELOPE,
      occurredAt: '2026-07-14T18:00:00+08:00',
      payload: { ...REPORT, description: '  水漫过桥 \n' },
    })
    expect(result).toMatchObject({
      ok: true,
      value: { occurredAt: '2026-07-14T10:00:00.000Z', payload: { description: '水漫过桥' } },
    })
  })

  it('may name a place, or a position, or both', () => {
    const position = { lat: 29.5, lon: 103.5 }
    expect(report({ position })).toEqual([])
    expect(report({ position, place: undefined })).toEqual([])
  })

  it('may hold a person as typed, or one who is known', () => {
    expect(report({ reporter: { name: '李四', phone: '138-0000-0000' } })).toEqual([])
    expect(report({ reporter: 'p-1' })).toEqual([])
  })
})

describe('a command that does not parse names every field', () => {
  it.each<[string, object, string[]]>([
    ['neither place nor position', { place: undefined }, ['payload.place custom']],
    ['a place of nothing but blanks', { place: '   ' }, ['payload.place too_small']],
    ['a description that is too long', { description: '水'.repeat(4001) }, ['payload.description too_big']],
    ['a latitude beyond the pole', { position: { lat: 91, lon: 0 } }, ['payload.position.lat too_big']],
    ['half a position', { position: { lat: 1 } }, ['payload.position.lon invalid_type']],
    [
      'an unknown datum',
      { position: { lat: 1, lon: 1, datum: 'X' } },
      ['payload.position.datum invalid_value'],
    ],
    ['a field that is not ours', { name: '张三' }, ['payload.name unrecognized_keys']],
    ['half a casualty', { casualties: { dead: 0.5 } }, ['payload.casualties.dead invalid_type']],
    ['fewer than none dead', { casualties: { dead: -1 } }, ['payload.casualties.dead too_small']],
    ['a number as text', { casualties: { dead: '1' } }, ['payload.casualties.dead invalid_type']],
    ['a code in small letters', { code: '11b03' }, ['payload.code invalid_format']],
    ['a source that there is not', { source: 'rumour' }, ['payload.source invalid_value']],
    [
      'a reporter who has no name and no phone',
      { reporter: { phone: '1' } },
      ['payload.reporter.name invalid_type', 'payload.reporter.phone invalid_format'],
    ],
    ['a reporter who is neither a person nor an id', { reporter: 7 }, ['payload.reporter invalid_union']],
  ])('%s', (_, more, expected) => {
    expect(report(more)).toEqual(expected)
  })

  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, [' invalid_type']],
    ['null', null, [' invalid_type']],
    ['a list', [], [' invalid_type']],
    ['a text', 'ReportIncident', [' invalid_type']],
    ['an unknown type', { ...ENVELOPE, type: 'Explode', payload: {} }, ['type invalid_value']],
    ['a type that objects have', { ...ENVELOPE, type: 'constructor', payload: {} }, ['type invalid_value']],
    ['a short command id', { ...ENVELOPE, commandId: 'c', payload: REPORT }, ['commandId invalid_format']],
    [
      'a command id with blanks',
      { ...ENVELOPE, commandId: 'c 1234567', payload: REPORT },
      ['commandId invalid_format'],
    ],
    [
      'a code of 7 digits',
      { ...ENVELOPE, jurisdiction: '9901011', payload: REPORT },
      ['jurisdiction invalid_format'],
    ],
    [
      'an instant without offset',
      { ...ENVELOPE, occurredAt: '2026-07-14T18:00:00', payload: REPORT },
      ['occurredAt invalid_format'],
    ],
    [
      'an instant that the clock of no database has',
      { ...ENVELOPE, occurredAt: '0000-01-01T00:00:00+14:00', payload: REPORT },
      ['occurredAt custom'],
    ],
    [
      'an instant after the last year of four digits',
      { ...ENVELOPE, occurredAt: '9999-12-31T23:59:59-23:59', payload: REPORT },
      ['occurredAt custom'],
    ],
    ['no payload', ENVELOPE, ['payload invalid_type']],
    ['a field too many', { ...ENVELOPE, payload: REPORT, role: 'admin' }, ['role unrecognized_keys']],
    [
      'faults inside and outside at once',
      { ...ENVELOPE, commandId: '', payload: { ...REPORT, code: '' } },
      ['commandId invalid_format', 'payload.code invalid_format'],
    ],
  ])('%s', (_, body, expected) => {
    expect(faultsOf(body)).toEqual(expected)
  })
})

it('knows its own types and nothing that it inherits', () => {
  expect(isCommandType('ReportIncident')).toBe(true)
  expect(['toString', '__proto__', 'hasOwnProperty'].some(isCommandType)).toBe(false)
})
