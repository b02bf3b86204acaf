import { describe, expect, it } from 'vitest'
import type { OutboxEntry } from '../../lib/outbox.ts'
import { placeOf } from './forms.ts'

const entry = (type: string, payload: object): OutboxEntry => ({
  ...{ commandId: 'c', account: 'a', operation: 'live', madeAt: '2026-11-23T10:00:00.000Z' },
  body: { commandId: 'c', type, jurisdiction: '990101101', payload },
})

describe('a command that came back goes', () => {
  it('to its own panel when it makes something', () => {
    expect(placeOf(entry('RegisterUnit', { name: '一队' }))).toEqual({ form: { is: 'register-unit' } })
  })

  it('to the detail of what it is about', () => {
    expect(placeOf(entry('GradeIncident', { incidentId: 'i' }))).toEqual({
      ...{ select: { kind: 'incident', id: 'i' }, typed: true },
    })
    expect(placeOf(entry('SetDuty', { unitId: 'u' }))).toEqual({
      ...{ select: { kind: 'unit', id: 'u' }, typed: false },
    })
  })

  it('to the store that issues, not to the incident that it is issued for', () => {
    expect(placeOf(entry('IssueStock', { warehouseId: 'w', incidentId: 'i' }))).toEqual({
      ...{ select: { kind: 'warehouse', id: 'w' }, typed: true },
    })
  })

  it('nowhere when it is of the whole operation', () => {
    expect(placeOf(entry('StartExercise', {}))).toBeUndefined()
  })
})
