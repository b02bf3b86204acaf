import { lineLengthM } from '../../../domain/geo/measure.ts'
import { words } from '../../../domain/words.ts'
import { spotOf, type Checking } from './checking.ts'

/** A line is drawn with fewer bends than the road has; more than that is a wrong unit or another road. */
const TOO_FAR_OFF = 0.2

/** What a road says of its length is about as long as it is drawn. */
export function checkLengths(checking: Checking): void {
  checking.pack.roads.features.forEach(({ properties, geometry }, row) => {
    if (properties.kind !== 'road' || geometry.type !== 'LineString') return
    const { lengthKm } = properties
    const drawnKm = lineLengthM(geometry.coordinates.map(([lon, lat]) => ({ lon, lat }))) / 1000
    // 50 m: what a length to a tenth of a kilometre may be off on a short road.
    if (Math.abs(lengthKm - drawnKm) <= Math.max(drawnKm * TOO_FAR_OFF, 0.05)) return
    checking.findings.warn(
      spotOf(checking, 'roads', row, 'lengthKm'),
      words(
        `长度 ${lengthKm} 千米，图上 ${drawnKm.toFixed(2)} 千米`,
        `is ${lengthKm} km, and drawn ${drawnKm.toFixed(2)} km long`,
      ),
      words('核对单位（千米）和线形', 'Look at the unit (kilometres) and at the line'),
    )
  })
}
