import type { ImpactAnswer } from '../../domain/geo/answers.ts'
import { placeOf, type Place } from '../../domain/geo/county.ts'
import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import type { DeskQuestions } from '../../domain/geo/desk/questions.ts'
import { answer, fault, under, type GeoResult } from '../../domain/geo/fault.ts'
import { areaOf } from '../../domain/geo/polygon/area.ts'
import { contains } from '../../domain/geo/polygon/contains.ts'
import type { PolygonGeometry } from '../../domain/geo/polygon/geometry.ts'
import { polygonInput } from '../../domain/geo/polygon/polygon-input.ts'
import type { FloodQuestion, ImpactQuestion } from '../../domain/geo/questions.ts'
import type { Desk } from './desk.ts'
import { floodOf } from './flood.ts'
import { storesOf, unitsSomewhere } from './movers.ts'

interface Counted {
  readonly impact: ImpactAnswer
  readonly geometry: PolygonGeometry
}

const NOTHING_MOVES = { units: [] }

/** The county's part of an impact is kept; the units and stores inside are those that whoever asks may see now. */
export async function impactOn(
  question: DeskQuestions['impact'],
  desk: Desk,
): Promise<GeoResult<DeskAnswers['impact']>> {
  const counted = await countedFor(question, desk)
  if (!counted.ok) return counted
  const { impact, geometry } = counted.value
  const area = areaOf(geometry)
  const inside = (places: readonly Place[]) =>
    places.filter(({ lon, lat }) => contains(area, lon, lat)).map(placeOf)
  return answer({ ...impact, units: inside(unitsSomewhere(desk)), warehouses: inside(storesOf(desk)) })
}

async function countedFor(question: DeskQuestions['impact'], desk: Desk): Promise<GeoResult<Counted>> {
  if ('polygon' in question) return ofPolygon(question, desk)
  if ('flood' in question) return ofFlood(question.flood, desk)
  const polygon = desk.markedArea(question.marking)
  if (!polygon) return fault('no-such-area', 'marking')
  const counted = await ofPolygon({ polygon }, desk)
  if (counted.ok) return counted
  return { ok: false, faults: counted.faults.map((each) => ({ ...each, path: 'marking' })) }
}

const ofPolygon = (question: ImpactQuestion, { county: { version, geography }, recent }: Desk) =>
  recent.answer({ ask: 'impact', version, question }, async (): Promise<GeoResult<Counted>> => {
    const counted = await geography.impact(question, NOTHING_MOVES)
    if (!counted.ok) return counted
    return answer({ impact: counted.value, geometry: polygonInput.parse(question.polygon) })
  })

const ofFlood = (flood: FloodQuestion, { county, recent }: Desk) =>
  recent.answer({ ask: 'impact', version: county.version, flood }, async (): Promise<GeoResult<Counted>> => {
    const water = await floodOf(flood, { county, recent })
    if (!water.ok) return { ok: false, faults: water.faults.map((each) => under('flood', each)) }
    const { about, depths } = water.value
    const geometry = depths[0]?.polygon
    if (!geometry) throw new Error('a flood has an extent, be it one cell')
    // Counted in a footprint that is estimated: it is an estimate, too.
    const impact = await county.geography.impactOf(geometry, NOTHING_MOVES)
    return answer({ impact: { ...impact, about }, geometry })
  })
