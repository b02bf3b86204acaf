import { expect, it } from 'vitest'
import { roadFigures, thingFigures, vulnerableKinds } from './figures.ts'
import { kmText, minutesWords, radiusText } from './analysis-words.ts'
import { roadRuns } from './road-runs.ts'

it('roads of which there are none are not named', () => {
  const figures = roadFigures({ national: 0.04, provincial: 12.34, county: 0, township: 3 })
  expect(figures.map(({ words, value }) => `${words.zh} ${value}`)).toEqual(['省道 12.3', '乡村道 3.0'])
})

it('kinds of vulnerable persons are named as far as there are any', () => {
  const none = { livingAlone: 0, disabled: 0, pregnant: 0, infant: 0, chronic: 0, migrant: 0 }
  const kinds = vulnerableKinds({ vulnerable: { persons: 3, ...none, infant: 1_200 } } as never)
  expect(kinds.map(({ words, value }) => `${words.zh} ${value}`)).toEqual(['婴幼儿 1,200'])
})

it('pieces of one road one after the other are said once, with their sum', () => {
  const piece = (number: string, km: number) => ({
    ...{ id: `${number}-${km}`, name: { zh: number, en: number }, number, class: 'county', km },
    minutes: km,
  })
  const runs = roadRuns([piece('X12', 1), piece('X12', 2), piece('G990', 1), piece('X12', 4)])
  expect(runs.map(({ number, km }) => `${number} ${km}`)).toEqual(['X12 3', 'G990 1', 'X12 4'])
})

it('times and distances are said as a driver says them', () => {
  expect([0.2, 41.4, 75].map((minutes) => minutesWords(minutes).zh)).toEqual([
    ...['1 分钟', '41 分钟', '1 小时 15 分'],
  ])
  expect([0.44, 9.96, 24.8].map(kmText)).toEqual(['0.4 km', '10.0 km', '25 km'])
  expect([500, 1_000, 3_000].map(radiusText)).toEqual(['500 m', '1 km', '3 km'])
})

it('what is inside is named in the plural, a facility only when there is one', () => {
  const none = { villages: [], shelters: [], bridges: [], units: [], warehouses: [] }
  const figures = thingFigures({ ...none, facilitiesByKind: { school: 2, hospital: 0 } } as never)
  expect(figures.map(({ words, value }) => `${words.en} ${value}`)).toEqual([
    ...['Villages 0', 'Schools 2', 'Shelters 0', 'Bridges 0', 'Units 0', 'Stores 0'],
  ])
})
