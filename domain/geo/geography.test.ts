import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SMALL } from '../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../tests/support/geo/made-up-county.ts'
import * as answers from './answers.ts'
import type { GeoResult } from './fault.ts'
import { makeGeography } from './geography.ts'
import * as questions from './questions.ts'

const data = madeUpCounty(SMALL)
const geography = makeGeography(data)
const [one, other] = data.villages.map(({ lon, lat }) => ({ lon, lat }))
const units = data.shelters.slice(0, 6).map((place, index) => ({
  ...place,
  vehicle: index % 2 === 0 ? ('car' as const) : ('fireEngine' as const),
}))
const outside = { lon: 100, lat: 20 }

/** Each as it is asked over HTTP: the question parsed by its schema. */
const asked: Record<string, () => readonly [z.ZodType, GeoResult<unknown>]> = {
  impact: () => [answers.impactAnswer, geography.impact({ polygon: data.boundary }, { units })],
  route: () => [
    answers.routeAnswer,
    geography.route(questions.routeQuestion.parse({ from: one, to: other, alternatives: 2 })),
  ],
  nearest: () => [
    answers.nearestAnswer,
    geography.nearest(questions.nearestQuestion.parse({ at: one, kind: 'shelter' })),
  ],
  firstThere: () => [
    answers.nearestAnswer,
    geography.firstThere(questions.firstThereQuestion.parse({ at: one, n: 3 }), units),
  ],
  cutOff: () => [
    answers.cutOffAnswer,
    geography.cutOff(
      questions.cutOffQuestion.parse({ closures: [{ kind: 'area', polygon: data.boundary }] }),
    ),
  ],
  flood: () => [
    answers.floodAnswer,
    geography.flood(questions.floodQuestion.parse({ gauge: 'gauge-1', rainfall: { mm: 120, hours: 3 } })),
  ],
}

describe('every answer', () => {
  it.each(Object.keys(asked))('to %s is as its schema says, and says which data it was made from', (name) => {
    const [schema, result] = asked[name]!()
    if (!result.ok) expect.fail(JSON.stringify(result.faults))
    expect(schema.parse(result.value)).toEqual(result.value)
    expect(result.value).toMatchObject({ about: { version: data.version, date: data.date } })
    expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' })
  })
})

it('an estimate says so, and a count does not', () => {
  const [, counted] = asked['impact']!()
  const [, estimated] = asked['flood']!()
  expect(counted).toMatchObject({ value: { about: { estimate: null } } })
  expect(estimated).toMatchObject({ value: { about: { estimate: { en: expect.stringContaining('HAND') } } } })
})

it('the first there come from all kinds of vehicles, the soonest first', () => {
  const [, result] = asked['firstThere']!()
  const { found } = (result.ok && result.value) as { found: { minutes: number }[] }
  const minutes = found.map((unit) => unit.minutes)
  expect(minutes).toHaveLength(3)
  expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
})

it('when everything is closed, every village that was joined to the town is cut off', () => {
  const [, result] = asked['cutOff']!()
  const { villages, neverConnected } = (result.ok && result.value) as {
    villages: unknown[]
    neverConnected: unknown[]
  }
  expect(villages.length + neverConnected.length).toBe(data.villages.length)
})

describe('a question that cannot be answered is refused with the field', () => {
  const closures = [{ kind: 'area' as const, polygon: { type: 'Polygon', coordinates: [] } }]
  it.each([
    ['impact', () => geography.impact({ polygon: 1 }, { units }), 'polygon'],
    ['route', () => geography.route(questions.routeQuestion.parse({ from: one, to: outside })), 'to'],
    [
      'nearest',
      () => geography.nearest(questions.nearestQuestion.parse({ at: outside, kind: 'shelter' })),
      'at',
    ],
    [
      'cutOff',
      () => geography.cutOff(questions.cutOffQuestion.parse({ closures })),
      'closures.0.polygon.coordinates',
    ],
    ['flood', () => geography.flood(questions.floodQuestion.parse({ gauge: 'x', stageM: 1 })), 'gauge'],
  ])('%s', (_, ask, path) => {
    expect(ask()).toMatchObject({
      ok: false,
      faults: [{ path, message: { zh: expect.any(String), en: expect.any(String) } }],
    })
  })
})
