import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asksWords } from './asks-words.ts'
import { parse } from './parse.ts'

const form = z.strictObject({
  name: z.string().trim().min(1).max(5),
  code: z.string().length(3),
  count: z.number().int().positive().max(1_000),
  depthM: z.number().min(0).lt(10),
  is: z.boolean(),
  at: z.iso.datetime({ offset: true }),
  day: z.iso.date(),
  places: z.array(z.string()).min(1).max(2),
  pair: z.array(z.number()).min(2),
  colour: z.enum(['red', 'blue']),
  letter: z.enum([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as [string, ...string[]]),
  version: z.literal(1),
  shape: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Point') }),
    z.object({ type: z.literal('LineString') }),
  ]),
  who: z.union([z.string(), z.object({ id: z.string() })]),
  where: z.object({ lat: z.number() }),
  own: z.string().regex(/^x/, 'begins-with-x'),
})
const GOOD = {
  ...{
    name: '上坪',
    code: '113',
    count: 1,
    depthM: 0,
    is: true,
    at: '2026-07-14T10:00:00Z',
    day: '2026-07-14',
  },
  ...{
    places: ['a'],
    pair: [1, 2],
    colour: 'red',
    letter: 'A',
    version: 1,
    shape: { type: 'Point' },
    who: 'a',
  },
  ...{ where: { lat: 1 }, own: 'xy' },
}

/** What is said of a form in which one thing is otherwise, as `path: words`. */
function said(change: object, language: 'zh' | 'en' = 'en'): string[] {
  const parsed = parse(form, { ...GOOD, ...change })
  return parsed.ok ? [] : parsed.issues.map(({ path, asks }) => `${path}: ${asksWords(asks)[language]}`)
}

describe('a field that is wrong is told what it asks for', () => {
  it('not when nothing is wrong', () => {
    expect(said({})).toEqual([])
  })

  it.each<[object, string]>([
    [{ name: undefined }, 'name: is missing'],
    [{ shape: undefined }, 'shape: is missing'],
    [{ who: undefined }, 'who: is missing'],
    [{ colour: undefined }, 'colour: is missing'],
    [{ where: {} }, 'where.lat: is missing'],
    [{ name: null }, 'name: must be text'],
    [{ name: 5 }, 'name: must be text'],
    [{ is: 1 }, 'is: must be true or false'],
    [{ where: [] }, 'where: must be an object'],
    [{ places: 'a' }, 'places: must be a list'],
    [{ depthM: '3' }, 'depthM: must be a number'],
    [{ depthM: Number.NaN }, 'depthM: must be a number'],
    [{ depthM: -Infinity }, 'depthM: is a number too large to be read'],
    [{ count: 1.5 }, 'count: must be a whole number'],
    [{ count: 0 }, 'count: must be more than 0'],
    [{ count: 1_001 }, 'count: must be at most 1,000'],
    [{ depthM: -1 }, 'depthM: must be at least 0'],
    [{ depthM: 10 }, 'depthM: must be less than 10'],
    [{ name: '  ' }, 'name: must not be empty'],
    [{ name: '一二三四五六' }, 'name: must have at most 5 characters'],
    [{ code: 'a' }, 'code: must have at least 3 characters'],
    [{ places: [] }, 'places: must not be empty'],
    [{ places: ['a', 'b', 'c'] }, 'places: must have at most 2 entries'],
    [{ pair: [1] }, 'pair: must have at least 2 entries'],
    [{ colour: 'green' }, 'colour: must be red or blue'],
    [{ version: 2 }, 'version: must be 1'],
    [{ letter: 'a' }, 'letter: is not one of the allowed values'],
    [{ shape: { type: 'Circle' } }, 'shape.type: must be Point or LineString'],
    [{ who: 7 }, 'who: has none of the allowed forms'],
    [{ who: { id: 7 } }, 'who.id: must be text'],
    [{ day: '2026-02-30' }, 'day: must be a date that there is, such as 2026-07-14'],
    [
      { at: '2026-07-14T18:00:00' },
      'at: must be an instant with its offset, such as 2026-07-14T18:00:00+08:00',
    ],
    [{ own: 'y' }, 'own: has the wrong format'],
    [{ more: 1 }, 'more: is not a known field'],
  ])('%j', (change, expected) => {
    expect(said(change)).toEqual([expected])
    expect(said(change, 'zh')).toEqual([expect.stringMatching(/\p{Script=Han}/u)])
  })

  it('and the name of a rule of ours that it broke', () => {
    const parsed = parse(form, { ...GOOD, own: 'y' }, ['payload'])
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'payload.own', detail: 'begins-with-x' }] })
  })
})
