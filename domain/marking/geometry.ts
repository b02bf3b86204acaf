import { z } from 'zod'
import { datum, toWgs84, type SaidPosition } from '../position.ts'

/** More than any hand draws; a ring of so many is checked in milliseconds. */
export const MOST_VERTICES = 1000

/** Degrees, [longitude, latitude], as GeoJSON has it (RFC 7946, 3.1.1). */
const vertex = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type Vertex = readonly [lon: number, lat: number]

const ring = z
  .array(vertex)
  .min(4)
  .max(MOST_VERTICES + 1)
  .refine((vertices) => same(vertices[0], vertices.at(-1)), 'ring-open')

const point = { type: z.literal('Point'), coordinates: vertex }
const line = { type: z.literal('LineString'), coordinates: z.array(vertex).min(2).max(MOST_VERTICES) }
/** One ring, without holes, its last vertex the same as its first. */
const polygon = { type: z.literal('Polygon'), coordinates: z.tuple([ring]) }

/** A point, a line or an area in WGS-84: GeoJSON (RFC 7946), no other types. */
export const geometry = z.discriminatedUnion('type', [
  z.strictObject(point),
  z.strictObject(line),
  z.strictObject(polygon),
])
export type Geometry = z.infer<typeof geometry>

const said = { datum: datum.optional() }

/** The same as someone said it, tagged with its datum. */
export const saidGeometry = z.discriminatedUnion('type', [
  z.strictObject({ ...point, ...said }),
  z.strictObject({ ...line, ...said }),
  z.strictObject({ ...polygon, ...said }),
])
export type SaidGeometry = z.infer<typeof saidGeometry>

export type Shape = Geometry['type']

/** Converts to WGS-84, rounds to 1e-6 degrees (11 cm) and leaves out vertices that repeat the one before. */
export function geometryToWgs84({ datum: from, ...geometry }: SaidGeometry): Geometry {
  const convert = ([lon, lat]: Vertex): [number, number] => {
    const said: SaidPosition = from ? { lon, lat, datum: from } : { lon, lat }
    const at = toWgs84(said)
    return [at.lon, at.lat]
  }
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: convert(geometry.coordinates) }
    case 'LineString':
      return { type: 'LineString', coordinates: withoutRepeats(geometry.coordinates.map(convert)) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: [withoutRepeats(geometry.coordinates[0].map(convert))] }
  }
}

/** Every vertex; of an area those of its ring, the first one again at the end. */
export function verticesOf(geometry: Geometry): readonly Vertex[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return geometry.coordinates
    case 'Polygon':
      return geometry.coordinates[0]
  }
}

export const sameGeometry = (a: Geometry, b: Geometry): boolean =>
  a.type === b.type && verticesOf(a).join() === verticesOf(b).join()

const same = (a: Vertex | undefined, b: Vertex | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]

const withoutRepeats = <V extends Vertex>(vertices: readonly V[]): V[] =>
  vertices.filter((vertex, at) => at === 0 || !same(vertex, vertices[at - 1]))
