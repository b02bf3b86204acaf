import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonErrorAt } from './json-error.ts'
import { JsonLines } from './json-lines.ts'

describe('where a text ceases to be JSON', () => {
  it.each([
    ['{"a":[1,2,NaN]}', 10],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{"a":"b', 5],
    ['[1,2', 4],
    ['', 0],
    ['[] x', 3],
    ['[01]', 2],
  ])('%s', (text, at) => expect(jsonErrorAt(text)).toBe(at))

  it('is said of no JSON, and of all that is none', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonErrorAt(text) === undefined))
    const isJson = (text: string) => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '1', 'x'), (json, where, put) => {
        const at = where % (json.length + 1)
        const text = json.slice(0, at) + put + json.slice(at + 1)
        return (jsonErrorAt(text) === undefined) === isJson(text)
      }),
    )
  })
})

it('a value of a text laid out in lines is found on its line', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (values, which) => {
      const index = which % values.length
      const content = { before: ['{"x":'], 'a "key"': values.map((value) => ({ value })) }
      const text = JSON.stringify(content, null, 2)
      // The same text with that row marked tells its line.
      const marked = {
        ...content,
        'a "key"': content['a "key"'].map((row, at) => (at === index ? 'MARK' : row)),
      }
      const line = JSON.stringify(marked, null, 2)
        .slice(0, JSON.stringify(marked, null, 2).indexOf('"MARK"'))
        .split('\n').length
      return new JsonLines(text).at(['a "key"', index]) === line
    }),
  )
})
