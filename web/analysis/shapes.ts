import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { FoundPlace } from '../../domain/geo/answers.ts'
import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { findCrossing } from '../../domain/geo/polygon/crossing.ts'
import type { Words } from '../../domain/words.ts'
import type { Language } from '../lib/i18n.svelte.ts'
import type { Answer } from './ask-geography.ts'
import type { Inquiry } from './inquiry.ts'
import { cutOffPlaces } from './cut-off-places.ts'
import { areaOf, polygonOf } from './questions.ts'

/** How a thing of an answer is drawn. */
export type ShapeRole =
  | 'area'
  | 'crossing-outline'
  | 'crossing'
  | 'water'
  | 'route'
  | 'off-road'
  | 'alternative'
  | 'place'
  | 'cut-off'
  | 'cut-off-hamlet'
  | 'end'
  | 'centre'

interface Look {
  readonly language: Language
  readonly chosen: string | null
}

/**
 * What an inquiry and its answer draw on the map; the inquiry alone already shows where it asks. Later features lie
 * over earlier ones. Deep water is drawn over shallow: `depth` counts from 0, the whole extent.
 */
export function shapesOf(inquiry: Inquiry | null, answer: Answer | null, look: Look): FeatureCollection {
  const features = [
    ...(inquiry ? asked(inquiry, look) : []),
    ...(inquiry && answer ? offRoad(inquiry, answer) : []),
    ...(answer ? answered(answer, look) : []),
  ]
  return { type: 'FeatureCollection', features }
}

function asked(inquiry: Inquiry, look: Look): Feature[] {
  switch (inquiry.is) {
    case 'area':
      return areaOrCrossing(polygonOf(inquiry.ring))
    case 'around':
      return [feature('area', polygonOf(areaOf(inquiry))), pointFeature('centre', inquiry.at)]
    case 'nearest':
    case 'first-there':
      return [pointFeature('centre', inquiry.at)]
    case 'route':
      return [
        pointFeature('end', inquiry.from, { mark: { zh: '起', en: 'A' }[look.language] }),
        pointFeature('end', inquiry.to, { mark: { zh: '终', en: 'B' }[look.language] }),
      ]
    case 'marked':
    case 'cut-off':
    case 'flood':
      return []
  }
}

/**
 * An outline that crosses itself is refused: it is drawn as a line, with the place. As an area the map would leave it out
 * where its parts, counted with their signs, are as large as each other.
 */
function areaOrCrossing(polygon: ReturnType<typeof polygonOf>): Feature[] {
  const place = findCrossing(polygon)
  if (!place) return [feature('area', polygon)]
  const [lon, lat] = place
  const [outline = []] = polygon.coordinates
  return [lineFeature('crossing-outline', outline), pointFeature('crossing', { lon, lat })]
}

/** From the places asked about to the road: nobody knows how one gets there. */
function offRoad(inquiry: Inquiry, answer: Answer): Feature[] {
  const line = inquiry.is === 'route' && answer.is === 'route' ? answer.value.routes[0]?.line : undefined
  const [start, end] = [line?.[0], line?.at(-1)]
  if (inquiry.is !== 'route' || !start || !end) return []
  const { from, to } = inquiry
  return [
    lineFeature('off-road', [[from.lon, from.lat], start]),
    lineFeature('off-road', [end, [to.lon, to.lat]]),
  ]
}

function answered(answer: Answer, look: Look): Feature[] {
  switch (answer.is) {
    case 'impact':
      return chosenOf(placesIn(answer.value), look)
    case 'nearest':
    case 'first-there':
      return [
        ...chosenOf(answer.value.notReached, look),
        ...chosenOf('notSafe' in answer.value ? answer.value.notSafe : [], look),
        ...answer.value.found.map((place, index) =>
          placeFeature('place', place, look, { mark: String(index + 1) }),
        ),
      ]
    case 'route':
      return answer.value.routes
        .map(({ line }, index) => {
          const id = String(index)
          const role = id === (look.chosen ?? '0') ? 'route' : 'alternative'
          return lineFeature(role, line, { id })
        })
        .sort((a, b) => Number(isRoute(a)) - Number(isRoute(b)))
    case 'cut-off': {
      // Of a village cut off in part its own point may well be reached: its hamlets are shown instead.
      const { whole, hamlets } = cutOffPlaces(answer.value)
      return [
        ...hamlets.map((place) => placeFeature('cut-off-hamlet', place, look)),
        ...whole.map((place) => placeFeature('cut-off', place, look)),
      ]
    }
    case 'flood':
      return [
        ...answer.value.depths.map(({ polygon, fromM }, depth) =>
          feature(
            'water',
            { type: 'MultiPolygon', coordinates: polygon.coordinates as unknown as number[][][][] },
            { depth, fromM },
          ),
        ),
        ...chosenOf(answer.impact ? placesIn(answer.impact) : [], look),
      ]
  }
}

const placesIn = (impact: DeskAnswers['impact']): FoundPlace[] =>
  [
    ...[impact.villages, impact.hamlets, impact.facilities, impact.shelters],
    ...[impact.warehouses, impact.units, impact.bridges],
  ].flat()

const isRoute = ({ properties }: Feature): boolean => properties?.['role'] === 'route'

/** Of many places only the one that is looked at: the base map shows them all. */
const chosenOf = (places: readonly FoundPlace[], look: Look): Feature[] =>
  places
    .filter(({ id }) => id === look.chosen)
    .slice(0, 1)
    .map((place) => placeFeature('place', place, look))

const placeFeature = (role: ShapeRole, place: FoundPlace, look: Look, more: object = {}): Feature =>
  pointFeature(role, place, {
    ...{ id: place.id, name: said(place.name, look), chosen: place.id === look.chosen },
    ...more,
  })

const said = (name: Words, { language }: Look): string => name[language]

const pointFeature = (role: ShapeRole, { lon, lat }: { lon: number; lat: number }, more: object = {}) =>
  feature(role, { type: 'Point', coordinates: [lon, lat] }, more)

const lineFeature = (role: ShapeRole, line: readonly (readonly number[])[], more: object = {}): Feature =>
  feature(role, { type: 'LineString', coordinates: line.map((point) => [...point]) }, more)

const feature = (role: ShapeRole, geometry: Geometry, more: object = {}): Feature => ({
  type: 'Feature',
  geometry,
  properties: { role, ...more },
})

/** West, south, east, north of everything drawn; undefined when nothing is. */
export const extentOf = ({ features }: FeatureCollection) =>
  extentOfCoordinates(features.map(({ geometry }) => ('coordinates' in geometry ? geometry.coordinates : [])))

/** The same of one geometry. */
export const extentOfGeometry = (geometry: Geometry) =>
  extentOfCoordinates('coordinates' in geometry ? geometry.coordinates : [])

function extentOfCoordinates(all: unknown): [number, number, number, number] | undefined {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    const [lon, lat] = coordinates as unknown[]
    if (typeof lon !== 'number' || typeof lat !== 'number') {
      for (const inner of coordinates) take(inner)
      return
    }
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  take(all)
  return box[0] > box[2] ? undefined : box
}
