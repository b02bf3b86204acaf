import { describe, expect, it } from 'vitest'
import { roadNumberFrom } from './road-number.ts'

describe('the number of a road as people say it', () => {
  it.each(['X12', 'x12', 'X 12', 'X12线', 'X12 线', '县道X12', 'X12县道', '县道12', '12县道', 'X12公路'])(
    'reads %s',
    (text) => expect(roadNumberFrom(text)).toBe('X12'),
  )
  it('knows every class by its letter', () =>
    expect(['国道990', '901省道', 'Y340', '村道5'].map(roadNumberFrom)).toEqual([
      'G990',
      'S901',
      'Y340',
      'C5',
    ]))
  it.each(['12', '岩口桥', 'X', '红岩线', 'A12', '县道', 'X12345'])('does not read %s', (text) =>
    expect(roadNumberFrom(text)).toBeUndefined(),
  )
})
