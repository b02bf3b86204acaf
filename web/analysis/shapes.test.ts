import { expect, it } from 'vitest'
import type { Answer } from './ask-geography.ts'
import type { Inquiry } from './inquiry.ts'
import { extentOf, shapesOf } from './shapes.ts'

const about = { version: '1', date: '2026-11-23', source: { zh: '', en: '' }, estimate: null }
const closures = { closures: [], leftOut: [] }
const at = { lat: 29.9, lon: 110.5 }
const look = { language: 'zh', chosen: null } as const
const place = (id: string, lon: number) => ({ id, name: { zh: id, en: id }, lon, lat: 29.9 })
const roles = (inquiry: Inquiry, answer: Answer | null, chosen: string | null = null) =>
  shapesOf(inquiry, answer, { ...look, chosen }).features.map(({ properties }) => properties?.['role'])

const way = (east: number) => ({
  ...{ km: 1, minutes: 2, roads: [], bridges: [] },
  line: [
    [110.5, 29.9],
    [east, 29.9],
  ] as [number, number][],
})
const routeTo: Inquiry = { is: 'route', from: at, to: { lat: 29.9, lon: 110.7 }, vehicle: 'car' }
const route: Answer = {
  is: 'route',
  value: { about, ...closures, routes: [way(110.6), way(110.7)], offRoadM: { start: 0, end: 0 } },
}

it('an inquiry alone already shows where it asks', () => {
  expect(roles({ is: 'around', at, radiusM: 500 }, null)).toEqual(['area', 'centre'])
  expect(roles({ is: 'cut-off', vehicle: 'car' }, null)).toEqual([])
})

it('an area that crosses itself is drawn behind its refusal, with the place', () => {
  const ring = [
    [110.1, 29.1],
    [110.2, 29.2],
    [110.2, 29.1],
    [110.1, 29.2],
  ] as [number, number][]
  const [outline, crossing] = shapesOf({ is: 'area', ring }, null, look).features
  expect(roles({ is: 'area', ring }, null)).toEqual(['crossing-outline', 'crossing'])
  // The two halves of this one are alike: as an area its size is nought, and the map would draw nothing.
  expect(outline?.geometry).toEqual({ type: 'LineString', coordinates: [...ring, ring[0]] })
  expect(crossing?.geometry).toMatchObject({
    coordinates: [expect.closeTo(110.15, 6), expect.closeTo(29.15, 6)],
  })
  const simple = [ring[0], ring[2], ring[1], ring[3]].flatMap((point) => (point ? [point] : []))
  expect(roles({ is: 'area', ring: simple }, null)).toEqual(['area'])
})

it('the route that is looked at lies over its alternatives, the best one first of all', () => {
  const drawn = (chosen: string | null) =>
    shapesOf(routeTo, route, { ...look, chosen }).features.map(
      ({ properties }) => `${properties?.['role']}${properties?.['id'] ?? ''}`,
    )
  expect(drawn(null).slice(-2)).toEqual(['alternative1', 'route0'])
  expect(drawn('1').slice(-2)).toEqual(['alternative0', 'route1'])
})

it('places found are numbered by rank, and the one looked at is marked', () => {
  const found = [place('a', 110.51), place('b', 110.52)].map((each) => ({
    ...each,
    ...{ km: 1, minutes: 2, offRoadM: 0, capacityPersons: null, quantity: null, inHazard: null },
  }))
  const answer: Answer = {
    is: 'nearest',
    value: { about, ...closures, found, notReached: [], notSafe: [], offRoadM: 0 },
  }
  const nearest: Inquiry = { is: 'nearest', at, kind: 'shelter', vehicle: 'car' }
  const pins = shapesOf(nearest, answer, { ...look, chosen: 'b' }).features.slice(1)
  expect(pins.map(({ properties }) => [properties?.['mark'], properties?.['chosen']])).toEqual([
    ['1', false],
    ['2', true],
  ])
})

it('of a village cut off in part its hamlets are shown, of one as a whole the village alone', () => {
  const counts = { people: 3, households: 1, vulnerable: 0, countedBy: 'household' as const }
  const village = (id: string, part: 'whole' | 'part') => ({
    ...{ ...place(id, 110.5), ...counts, part, ofPeople: 9, ofHouseholds: 3 },
  })
  const none = { livingAlone: 0, disabled: 0, pregnant: 0, infant: 0, chronic: 0, migrant: 0 }
  const answer: Answer = {
    is: 'cut-off',
    value: {
      ...{ about, ...closures, people: 6, households: 2, vulnerable: { persons: 0, ...none } },
      villages: [village('v-1', 'whole'), village('v-2', 'part')],
      hamlets: ['v-1', 'v-2'].map((id) => ({ ...place(`${id}-h`, 110.5), ...counts, village: id })),
      neverConnected: [],
    },
  }
  expect(
    shapesOf({ is: 'cut-off', vehicle: 'car' }, answer, look).features.map(({ properties }) => [
      properties?.['role'],
      properties?.['id'],
    ]),
  ).toEqual([
    ['cut-off-hamlet', 'v-2-h'],
    ['cut-off', 'v-1'],
  ])
})

it('the extent holds all that is drawn, and nothing has none', () => {
  expect(extentOf(shapesOf(routeTo, route, look))).toEqual([110.5, 29.9, 110.7, 29.9])
  expect(extentOf(shapesOf(null, null, look))).toBeUndefined()
})
