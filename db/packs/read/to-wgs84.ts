import type { Datum } from '../../../domain/position.ts'
import type { Pack, Part } from '../files.ts'
import { converted, converter, type Convert } from './datum.ts'

/** What a file says with every coordinate in it converted; the very same when there is nothing to convert. */
export function inWgs84(part: Part, content: unknown, datum: Datum): unknown {
  const convert = converter(datum)
  if (!convert) return content
  if (part === 'header') return headerIn(content as Partial<Pack['header']>, convert)
  if (part === 'units') return (content as Pack['units']).map((unit) => placed(unit, convert))
  if (part === 'stock') {
    const { items, warehouses } = content as Pack['stock']
    return { items, warehouses: warehouses.map((warehouse) => placed(warehouse, convert)) }
  }
  if (typeof content !== 'object' || content === null || !('features' in content)) return content
  const { features } = content as Pack['jurisdictions']
  return { ...content, features: features.map((feature) => featureIn(feature, convert)) }
}

function placed<R extends { lon: number; lat: number }>(row: R, convert: Convert): R {
  const [lon, lat] = convert([row.lon, row.lat])
  return { ...row, lon, lat }
}

function headerIn(header: Partial<Pack['header']>, convert: Convert): Partial<Pack['header']> {
  const { centre, bbox } = header
  return {
    ...header,
    ...(centre ? { centre: placed(centre, convert) } : {}),
    ...(bbox ? { bbox: around(bbox, convert) } : {}),
  }
}

/** The box around all four corners: a shifted datum bends the sides of a box. */
function around(
  [west, south, east, north]: Pack['header']['bbox'],
  convert: Convert,
): Pack['header']['bbox'] {
  const corners = [
    convert([west, south]),
    convert([east, south]),
    convert([east, north]),
    convert([west, north]),
  ]
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function featureIn(feature: Pack['jurisdictions']['features'][number], convert: Convert) {
  const { geometry, properties } = feature
  const coordinates = converted(geometry.coordinates, convert)
  const moved = { ...feature, geometry: { ...geometry, coordinates } }
  if (!('seatLon' in properties)) return moved
  const [seatLon, seatLat] = convert([properties.seatLon, properties.seatLat])
  return { ...moved, properties: { ...properties, seatLon, seatLat } }
}
