import type { LonLat, PolygonGeometry } from '../../../domain/geo/polygon/geometry.ts'
import { areaKm2 } from '../../../domain/geo/polygon/area-km2.ts'

type Polygon = Extract<PolygonGeometry, { type: 'Polygon' }>

/** A ragged polygon around a place that never crosses itself. @param km2 its area, nearly */
export function raggedPolygon(centre: LonLat, km2: number, vertices: number, chance: () => number): Polygon {
  const waves = [2, 3, 5].map((times) => ({ times, size: 0.15 * chance(), shift: 2 * Math.PI * chance() }))
  const radii = Array.from({ length: vertices }, (_, index) => {
    const angle = (2 * Math.PI * index) / vertices
    const waved = waves.reduce(
      (sum, { times, size, shift }) => sum + size * Math.sin(times * angle + shift),
      1,
    )
    return waved + 0.08 * (chance() - 0.5)
  })
  const drawn = (scale: number): Polygon =>
    ring(
      centre,
      radii.map((radius) => radius * scale),
    )
  return drawn(0.01 * Math.sqrt(km2 / areaKm2(drawn(0.01))))
}

function ring([lon, lat]: LonLat, radii: readonly number[]): Polygon {
  const corners = radii.map((radius, index): LonLat => {
    const angle = (2 * Math.PI * index) / radii.length
    return [lon + 1.15 * radius * Math.cos(angle), lat + radius * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }
}
