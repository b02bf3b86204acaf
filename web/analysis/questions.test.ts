import { describe, expect, it } from 'vitest'
import { DESK_QUESTIONS } from '../../domain/geo/desk/questions.ts'
import { polygonAreaM2 } from '../../domain/geo/measure.ts'
import { circleAround } from './circle.ts'
import type { Inquiry } from './inquiry.ts'
import { dependsOnMarkings, questionOf } from './questions.ts'

const at = { lat: 29.89841, lon: 110.53841 }
const INQUIRIES: readonly Inquiry[] = [
  { is: 'around', at, radiusM: 500 },
  { is: 'marked', id: 'm-1' },
  { is: 'nearest', at, kind: 'store:item-1', vehicle: 'truck' },
  { is: 'nearest', at, kind: 'shelter', vehicle: 'car', forPersons: 120 },
  { is: 'first-there', at },
  { is: 'route', from: at, to: { lat: 29.9, lon: 110.6 }, vehicle: 'car' },
  { is: 'cut-off', vehicle: 'onFoot' },
  { is: 'flood', gauge: 'g-1', cause: { stageM: 3.6 } },
  { is: 'flood', gauge: 'g-1', cause: { rainfall: { mm: 120, hours: 3 } } },
]

describe('what is asked of the server', () => {
  it.each(INQUIRIES)('is what the server takes: $is', (inquiry) => {
    const { path, body } = questionOf(inquiry)
    expect(DESK_QUESTIONS[path].safeParse(body).error).toBeUndefined()
  })

  it('the number of persons to take is asked of the server, and none when none was said', () => {
    const asked = { is: 'nearest', at, kind: 'shelter', vehicle: 'car' } as const
    expect(questionOf({ ...asked, forPersons: 120 }).body).toMatchObject({ forPersons: 120 })
    expect(questionOf(asked).body).not.toHaveProperty('forPersons')
  })

  it('a circle is an area of its radius, closed', () => {
    const ring = circleAround(at, 1_000).map(([lon, lat]) => ({ lon, lat }))
    expect(polygonAreaM2(ring) / (Math.PI * 1e6)).toBeCloseTo(1, 2)
    expect(questionOf({ is: 'around', at, radiusM: 1_000 }).body).toMatchObject({
      polygon: { coordinates: [expect.objectContaining({ length: 65 })] },
    })
  })

  it('a marking may change what depends on roads, and its own area; a drawn circle it does not', () => {
    expect(INQUIRIES.filter(dependsOnMarkings).map(({ is }) => is)).toEqual([
      ...['marked', 'nearest', 'nearest', 'first-there', 'route', 'cut-off'],
    ])
  })
})
