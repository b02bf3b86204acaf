import { describe, expect, it } from 'vitest'
import { tPlusFrom } from './t-plus.ts'

describe('exercise time as typed', () => {
  it.each([
    ['12:30', 750],
    ['T+12:30', 750],
    ['1:12:30', 4350],
    ['90', 5400],
    ['0', 0],
    ['00:00:05', 5],
    ['12：30', 750],
  ])('%s is %i seconds', (text, seconds) => expect(tPlusFrom(text)).toBe(seconds * 1000))

  it.each(['', 'soon', '-5', '12:61', '1:60:00', '1.5'])('%s is none', (text) =>
    expect(tPlusFrom(text)).toBeUndefined(),
  )
})
