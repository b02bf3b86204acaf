import { expect, it } from 'vitest'
import type { SearchEntry } from '../../domain/geo/search/entry.ts'
import { words } from '../../domain/words.ts'
import { readingsOf } from './readings.ts'
import { search } from './search.ts'

const village = (zh: string): SearchEntry => ({
  ...{ kind: 'village', id: zh, name: words(zh, zh), alias: '', jurisdiction: '990101101' },
  ...{ point: { lat: 29.9, lon: 110.5 }, readings: readingsOf(zh) },
})

it('finds a place whose name says a place beside another one, before the place beside it', () => {
  const { found } = search([village('城北五里'), village('城')], '城北五里', 5)
  expect(found.map(({ entry, offset }) => [entry.id, offset?.metres])).toEqual([
    ['城北五里', undefined],
    ['城', 2_500],
    ['城北五里', 2_500],
  ])
})

it('finds 岩口桥 by a character and the letters of the others, as its readings are', () => {
  const { found } = search([village('岩口桥'), village('岩口村')], '岩kouq', 5)
  expect(found.map(({ entry }) => entry.id)).toEqual(['岩口桥'])
})
