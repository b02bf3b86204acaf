import { frame, latOf, lonOf, metresBetween, type LonLat } from '../base/frame.ts'
import { octaves } from '../base/noise.ts'
import type { Random } from '../base/random.ts'
import { guideAt } from './guides.ts'
import type { Land } from './land.ts'

/** The county town lies in a basin: little uplift within so many metres. */
const TOWN: LonLat = [110.49, 29.812]
const BASIN_M = 8000
const UPLIFT_MPY = 0.001_05
const ERODIBILITY = 0.000_01
const smooth = (from: number, to: number, value: number) => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** The land before erosion, on a coarse grid: low along the sketched rivers, rising away from them. */
export function firstLand(scale: number, chance: Random): Land {
  const f = frame(scale)
  const hills = octaves(chance.next(), 5)
  const rise = octaves(chance.next(), 3)
  const rock = octaves(chance.next(), 3)
  const land: Land = {
    frame: f,
    heightM: new Float32Array(f.cells),
    upliftMpy: new Float32Array(f.cells),
    erodibility: new Float32Array(f.cells),
  }
  for (let cell = 0; cell < f.cells; cell += 1) {
    const [column, row] = [cell % f.columns, Math.floor(cell / f.columns)]
    const place: LonLat = [lonOf(f, column), latOf(f, row)]
    const [x, y] = [column * f.cellM, row * f.cellM]
    const { distanceM, bedM } = guideAt(place)
    const high = bedM + 0.14 * distanceM + 70 * smooth(0, 1500, distanceM) * hills(x / 3000, y / 3000)
    land.heightM[cell] = high
    const away = smooth(300, 5000, distanceM)
    const basin = smooth(1500, BASIN_M, metresBetween(place, TOWN))
    land.upliftMpy[cell] =
      UPLIFT_MPY * (0.55 + 0.45 * away) * (0.4 + 0.6 * basin) * (1.1 + 0.6 * rise(x / 12_000, y / 12_000))
    // Folded strata that trend to the north-east: long bands of hard and soft rock.
    const [along, across] = [(x - y) * Math.SQRT1_2, (x + y) * Math.SQRT1_2]
    const hard = rock(along / 11_000, across / 4200)
    land.erodibility[cell] = ERODIBILITY * (hard > 0 ? 1 / (1 + 0.8 * hard) : 1 - 0.8 * hard)
  }
  return land
}
