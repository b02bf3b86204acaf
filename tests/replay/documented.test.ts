import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandRows, eventRows, refusalRows, rowsUnder } from './documented.ts'

const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8')

/** The second cell is the meaning in words, which no registry knows. */
const withoutMeaning = (rows: string[][]) => rows.map(([name = '', , ...rest]) => [name, ...rest])

describe('docs/events.md', () => {
  it('names every command, who may give it and its payload', () => {
    expect(withoutMeaning(rowsUnder(page, 'Commands'))).toEqual(commandRows())
  })

  it('names every event, its version, who reads it and its payload', () => {
    expect(withoutMeaning(rowsUnder(page, 'Events'))).toEqual(eventRows())
  })

  it('names every refusal in both languages', () => {
    expect(rowsUnder(page, 'Refusals')).toEqual(refusalRows())
  })

  it('says what each command and event means', () => {
    for (const heading of ['Commands', 'Events']) {
      for (const [, meaning = ''] of rowsUnder(page, heading)) expect(meaning.length).toBeGreaterThan(2)
    }
  })
})
