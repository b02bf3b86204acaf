import { expect, it } from 'vitest'
import { askedFeatures, askedProperties, askedRow, totalRow } from './asked.ts'

const about = {
  version: 'v3',
  date: '2026-03-01',
  source: { zh: '县测绘', en: 'County survey' },
  estimate: null,
}
const rainfall = { mm: 80, hours: 3 }
const gauge = { id: 'g-1', name: { zh: '站', en: 'Gauge' }, lon: 110, lat: 30 }
const area = { type: 'Polygon', coordinates: [] }
const asked = {
  ...{ name: 'impact', asOf: new Date('2026-03-01T00:00:00Z') },
  question: { flood: { gauge: 'g-1', rainfall }, polygon: area },
  shapes: [{ as: 'area' as const, geometry: area }],
  answer: {
    about,
    gauge,
    vulnerable: { persons: 3, infant: 2 },
    offRoadM: { start: 1, end: 2 },
    villages: [gauge],
  },
}

it('beside the features stand the question without its area, and the answer without its things', () => {
  const { vulnerable, offRoadM } = asked.answer
  expect(askedProperties(asked)).toEqual({
    ...{ question: 'impact', asOf: '2026-03-01T00:00:00.000Z', asked: { flood: { gauge: 'g-1', rainfall } } },
    ...{ gauge, vulnerable, offRoadM },
  })
  expect(askedFeatures(asked)).toMatchObject([{ geometry: area, properties: { role: 'asked', as: 'area' } }])
})

it('in a table the question is a row with all its values, and so are the sums', () => {
  expect(askedRow(asked)).toEqual({
    ...{ list: 'asked', question: 'impact', asOf: '2026-03-01T00:00:00.000Z', gauge: 'g-1', ...rainfall },
  })
  const sums = { gauge: 'g-1', vulnerable: 3, infant: 2, startOffRoadM: 1, endOffRoadM: 2 }
  expect(totalRow(asked)).toEqual({ list: 'total', ...sums })
})
