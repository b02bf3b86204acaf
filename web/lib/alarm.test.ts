import { describe, expect, it } from 'vitest'
import type { Incident } from '../../domain/incident/record.ts'
import { AlarmBell, MUTE_MS, worstAlarm } from './alarm.svelte.ts'

const incident = (level: string | null, more: object = {}) =>
  ({
    status: 'verified',
    acknowledgedAt: null,
    grade: level ? { level, basis: '' } : null,
    ...more,
  }) as unknown as Incident

describe('the alarm', () => {
  it('sounds the worst that nobody has acknowledged', () => {
    expect(worstAlarm([incident('IV'), incident('II')], [])).toBe('II')
    expect(worstAlarm([incident('III'), incident(null)], [])).toBe('ungraded')
    expect(worstAlarm([incident('I', { acknowledgedAt: '2026-11-23T10:00:00.000Z' })], [])).toBeUndefined()
    expect(worstAlarm([incident('I', { status: 'closed' })], [])).toBeUndefined()
  })

  it('has a chime of its own in a drill, which never covers the real thing', () => {
    expect(worstAlarm([], [incident('I')])).toBe('drill')
    expect(worstAlarm([incident('IV')], [incident('I')])).toBe('IV')
  })

  it('is muted for a while, and says until when', () => {
    const bell = new AlarmBell()
    bell.ring('I')
    bell.mute(1_000)
    expect(bell.mutedUntil).toBe(1_000 + MUTE_MS)
    bell.unmute()
    expect(bell.mutedUntil).toBe(0)
    bell.stop()
  })
})
