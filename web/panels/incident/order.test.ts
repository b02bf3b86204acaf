import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../domain/incident/record.ts'
import { byUrgency } from './order.ts'

const incident = (name: string, level: string | null, more: object = {}) =>
  ({
    id: name,
    status: 'verified',
    acknowledgedAt: 'then',
    reportedAt: '2026-11-23T10:00:00.000Z',
    grade: level && { level, basis: '' },
    ...more,
  }) as unknown as Incident

describe('a list of incidents', () => {
  it('has the worst on top', () => {
    const list = [
      incident('closed', 'I', { status: 'closed' }),
      incident('ordinary', 'IV'),
      incident('old', null),
      incident('new', null, { reportedAt: '2026-11-23T11:00:00.000Z' }),
      incident('serious', 'III'),
      incident('major', 'II'),
      incident('unanswered', 'IV', { acknowledgedAt: null }),
      incident('worst', 'I'),
    ]
    expect(list.sort(byUrgency).map(({ id }) => id)).toEqual([
      'unanswered',
      'worst',
      'major',
      'new',
      'old',
      'serious',
      'ordinary',
      'closed',
    ])
  })
})
