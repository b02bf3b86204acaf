import { z } from 'zod'
import { datum, toWgs84, type SaidPosition } from '../position.ts'

/** More than any hand draws; a ring of so many is checked in milliseconds. */
export const MOST_VERTICES = 1000

/** Degrees, [longitude, latitude], as GeoJSON has it (RFC 7946, 3.1.1). */
const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Vertex = readonly [lon: number, lat: number]

const ring = z
  .array(lonLat)
  .min(4)
  .max(MOST_VERTICES + 1)
  .refine((vertices) => same(vertices[0], vertices.at(-1)), 'ring-open')

const point = { type: z.literal('Point'), coordinates: lonLat }
const line = { type: z.literal('LineString'), coordinates: z.array(lonLat).min(2).max(MOST_VERTICES) }
/** One ring, without holes, its last vertex the same as its first. */
const polygon = { type: z.literal('Polygon'), coordinates: z.tuple([ring]) }

/** A point, a line or an area in WGS-84: GeoJSON (RFC 7946), no other types. */
export const geometry = z.discriminatedUnion('type', [
  z.strictObject(point),
  z.strictObject(line),
  z.strictObject(polygon),
])
export type Geometry = z.infer<typeof geometry>

const tagged = { datum: datum.optional() }

/** The same as someone said it, tagged with its datum. */
export const saidGeometry = z.discriminatedUnion('type', [
  z.strictObject({ ...point, ...tagged }),
  z.strictObject({ ...line, ...tagged }),
  z.strictObject({ ...polygon, ...tagged }),
])
export type SaidGeometry = z.infer<typeof saidGeometry>

export type Shape = Geometry['type']

/** Converts to WGS-84, rounds to 1e-6 degrees (11 cm) and leaves out vertices that repeat the one before. */
export function geometryToWgs84({ datum: from, ...shape }: SaidGeometry): Geometry {
  const convert = ([lon, lat]: Vertex): [number, number] => {
    const said: SaidPosition = from ? { lon, lat, datum: from } : { lon, lat }
    const at = toWgs84(said)
    return [at.lon, at.lat]
  }
  switch (shape.type) {
    case 'Point':
      return { type: 'Point', coordinates: convert(shape.coordinates) }
    case 'LineString':
      return { type: 'LineString', coordinates: withoutRepeats(shape.coordinates.map(convert)) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: [withoutRepeats(shape.coordinates[0].map(convert))] }
  }
}

/** Every vertex; of an area those of its ring, the first one again at the end. */
export function verticesOf(drawn: Geometry): readonly Vertex[] {
  switch (drawn.type) {
    case 'Point':
      return [drawn.coordinates]
    case 'LineString':
      return drawn.coordinates
    case 'Polygon':
      return drawn.coordinates[0]
  }
}

const same = (a: Vertex | undefined, b: Vertex | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]

const withoutRepeats = <V extends Vertex>(vertices: readonly V[]): V[] =>
  vertices.filter((vertex, at) => at === 0 || !same(vertex, vertices[at - 1]))
