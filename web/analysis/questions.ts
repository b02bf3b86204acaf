import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import type { Position } from '../../domain/position.ts'
import { circleAround } from './circle.ts'
import type { Ring } from './inquiry-text.ts'
import type { Inquiry } from './inquiry.ts'

const NEAREST = 5
const ALTERNATIVES = 2

/** What is asked of the server: DESK_QUESTIONS says what may be, DESK_ANSWERS how it is answered. */
export interface Question {
  readonly path: DeskQuestionName
  readonly body: object
}

/** Closures are the server's to know: those in force are in every answer about roads. */
export function questionOf(inquiry: Inquiry): Question {
  switch (inquiry.is) {
    case 'area':
    case 'around':
      return { path: 'impact', body: { polygon: polygonOf(areaOf(inquiry)) } }
    case 'marked':
      return { path: 'impact', body: { marking: inquiry.id } }
    case 'nearest': {
      const { at, kind, vehicle, forPersons } = inquiry
      const room = forPersons === undefined ? {} : { forPersons }
      return { path: 'nearest', body: { at: rounded(at), kind, vehicle, n: NEAREST, ...room } }
    }
    case 'first-there':
      return { path: 'first-there', body: { at: rounded(inquiry.at), n: NEAREST } }
    case 'route': {
      const { from, to, vehicle } = inquiry
      return {
        path: 'route',
        body: { from: rounded(from), to: rounded(to), vehicle, alternatives: ALTERNATIVES },
      }
    }
    case 'cut-off':
      return { path: 'cut-off', body: { vehicle: inquiry.vehicle } }
    case 'flood':
      return { path: 'flood', body: { gauge: inquiry.gauge, ...inquiry.cause } }
  }
}

/** The corners of what is asked about. */
export const areaOf = (inquiry: Extract<Inquiry, { is: 'area' | 'around' }>): Ring =>
  inquiry.is === 'area' ? inquiry.ring : circleAround(inquiry.at, inquiry.radiusM)

/** GeoJSON, closed. */
export const polygonOf = (ring: Ring) => ({
  type: 'Polygon' as const,
  coordinates: [
    [...ring, ...ring.slice(0, 1)].map(([lon, lat]): [number, number] => [degrees(lon), degrees(lat)]),
  ],
})

const degrees = (value: number): number => Math.round(value * 1e6) / 1e6
const rounded = ({ lat, lon }: Position): Position => ({ lat: degrees(lat), lon: degrees(lon) })

const BY_MARKINGS: readonly Inquiry['is'][] = ['nearest', 'first-there', 'route', 'cut-off', 'marked']

/** Whether a marking that is drawn, altered or lifted may change the answer: a closed road, or the area itself. */
export const dependsOnMarkings = ({ is }: Inquiry): boolean => BY_MARKINGS.includes(is)
