import type { DeskQuestionName, DeskQuestions } from '../../domain/geo/desk/questions.ts'
import type { AskedShape } from '../../domain/geo/export/asked.ts'
import { polygonInput } from '../../domain/geo/polygon/polygon-input.ts'
import type { Desk } from './desk.ts'
import { pointAt } from './export-operation.ts'
import { floodOf } from './flood.ts'

type Question = DeskQuestions[DeskQuestionName]
type Place = { readonly lon: number; readonly lat: number }

/**
 * The places and areas of a question that was answered: also an area that was named and not sent, of a marking or of the
 * water of a flood. Roads and bridges that are closed by their id have no shape here.
 */
export async function askedShapes(question: Question, desk: Desk): Promise<AskedShape[]> {
  const {
    at,
    from,
    to,
    closures = [],
  } = question as {
    [K in 'at' | 'from' | 'to']?: Place
  } & Partial<Pick<DeskQuestions['cut-off'], 'closures'>>
  const places = Object.entries({ at, from, to }).flatMap(([as, place]) =>
    place ? [{ as: as as 'at' | 'from' | 'to', geometry: pointAt(place) }] : [],
  )
  const closed = closures.flatMap((closure): AskedShape[] => {
    if (closure.kind === 'point') return [{ as: 'closure', geometry: pointAt(closure) }]
    if (closure.kind === 'area') return [{ as: 'closure', geometry: polygonInput.parse(closure.polygon) }]
    return []
  })
  const area = await askedArea(question, desk)
  return [...(area ? [{ as: 'area' as const, geometry: area }] : []), ...places, ...closed]
}

async function askedArea(question: Question, desk: Desk) {
  if ('polygon' in question) return polygonInput.parse(question.polygon)
  if ('marking' in question) return desk.markedArea(question.marking)
  if (!('flood' in question)) return undefined
  const water = await floodOf(question.flood, desk)
  return water.ok ? water.value.depths[0]?.polygon : undefined
}
