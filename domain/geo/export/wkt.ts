type Numbers = readonly number[]
type Nested = Numbers | readonly Nested[]

/** A GeoJSON geometry as well-known text (OGC 06-103r4), which QGIS and PostGIS read from a column of a table. */
export const wkt = ({
  type,
  coordinates,
}: {
  readonly type: string
  readonly coordinates: unknown
}): string =>
  `${type.toUpperCase()} ${type === 'Point' ? `(${text(coordinates as Nested)})` : text(coordinates as Nested)}`

const isPosition = (nested: Nested): nested is Numbers => typeof nested[0] === 'number'

const text = (nested: Nested): string =>
  isPosition(nested) ? nested.join(' ') : `(${nested.map(text).join(', ')})`
