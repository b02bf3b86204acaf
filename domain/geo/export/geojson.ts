import type { About, FloodAnswer, RouteAnswer } from '../answers.ts'
import { provenance, rowOf, type Row } from './table.ts'

interface Feature {
  readonly type: 'Feature'
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
  readonly properties: Row
}

/** RFC 7946, with where the data come from beside the features and in each of them. */
export interface FeatureCollection {
  readonly type: 'FeatureCollection'
  readonly about: About
  readonly features: readonly Feature[]
}

const collection = (about: About, features: readonly Omit<Feature, 'type'>[]): FeatureCollection => ({
  ...{ type: 'FeatureCollection', about },
  features: features.map(({ geometry, properties }) => ({
    type: 'Feature',
    geometry,
    properties: { ...properties, ...provenance(about) },
  })),
})

/** Places of an answer: villages, shelters, units … */
export const placesToGeoJson = (
  about: About,
  places: readonly { readonly lon: number; readonly lat: number }[],
): FeatureCollection =>
  collection(
    about,
    places.map((place) => ({
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
      properties: rowOf(place),
    })),
  )

/** The best route first. */
export const routesToGeoJson = ({ about, routes }: RouteAnswer): FeatureCollection =>
  collection(
    about,
    routes.map((route, index) => ({
      geometry: { type: 'LineString', coordinates: route.line },
      properties: { rank: index + 1, ...rowOf(route) },
    })),
  )

/** A feature for each depth, the whole extent first. */
export const floodToGeoJson = ({ about, depths, gauge, stageM }: FloodAnswer): FeatureCollection =>
  collection(
    about,
    depths.map((depth) => ({
      geometry: depth.polygon,
      properties: { ...rowOf(depth), gauge: gauge.id, stageM },
    })),
  )
