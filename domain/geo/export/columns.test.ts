import { expect, it } from 'vitest'
import { z } from 'zod'
import { saidWords } from '../answers.ts'
import { columnsOfLists } from './columns.ts'

it('the lists of an answer have a column for each plain value, words two, and each once', () => {
  const place = z.strictObject({ id: z.string(), name: saidWords, km: z.number().nullable() })
  const more = place.extend({
    inside: z.strictObject({ id: z.string() }).nullable(),
    codes: z.array(z.string()),
  })
  const form = z.strictObject({
    people: z.number(),
    found: z.array(place),
    more: z.array(more),
    ids: z.array(z.string()),
  })
  expect(columnsOfLists(form)).toEqual(['id', 'nameZh', 'nameEn', 'km'])
})
