import { describe, expect, it } from 'vitest'
import { EMPTY_REPORT } from '../panels/incident/report-draft.ts'
import { counted, firstMissing, missing, stepAfter, stepBefore, stepOf } from './report-steps.ts'

describe('the questions of a report', () => {
  it('come one after another and go back', () => {
    expect(stepAfter('what')).toBe('where')
    expect(stepAfter('review')).toBe('review')
    expect(stepBefore('what')).toBeUndefined()
  })

  it('say what is missing, and take a place in words for an answer', () => {
    expect(firstMissing(EMPTY_REPORT)).toBe('what')
    const typed = { ...EMPTY_REPORT, code: '11A51', place: '上坪桥头' }
    expect(missing('where', typed)).toBeUndefined()
    expect(missing('where', { ...typed, point: 'there' })?.en).toContain('coordinates')
    expect(firstMissing(typed)).toBe('words')
    expect(firstMissing({ ...typed, description: '桥面漫水' })).toBe('review')
  })

  it('lead back to the question of a field that was refused', () => {
    expect(stepOf('position.lat')).toBe('where')
    expect(stepOf('casualties.dead')).toBe('harm')
    expect(stepOf('somethingElse')).toBe('review')
  })

  it('count from not known to none and on', () => {
    expect(counted('', -1)).toBe(0)
    expect(counted('', 1)).toBe(1)
    expect(counted(0, -1)).toBe('')
    expect(counted('3', -1)).toBe(2)
  })
})
