import { areaWords, coordinatesText } from '../lib/time.ts'
import type { Places } from '../lib/places.svelte.ts'
import { polygonAreaM2 } from '../../domain/geo/measure.ts'
import { findCrossing } from '../../domain/geo/polygon/crossing.ts'
import { metresBetween } from '../../domain/position/distance.ts'
import type { Position } from '../../domain/position.ts'
import { words, type Words } from '../../domain/words.ts'
import { VEHICLE_NAMES } from './analysis-words.ts'
import type { Inquiry } from './inquiry.ts'
import { polygonOf } from './questions.ts'

/** The point that an inquiry is about; undefined for one about an area or the whole county. */
export const pointOf = (inquiry: Inquiry): Position | undefined =>
  'at' in inquiry ? inquiry.at : inquiry.is === 'route' ? inquiry.to : undefined

/** Where it is asked, in a line under the title. */
export function whereWords(inquiry: Inquiry, places: Places): Words {
  switch (inquiry.is) {
    case 'area':
      // Counted with its sign, what lies on one side of a crossing takes away from the other.
      if (findCrossing(polygonOf(inquiry.ring))) return words('边线自相交', 'The outline crosses itself')
      return areaWords(polygonAreaM2(inquiry.ring.map(([lon, lat]) => ({ lon, lat }))))
    case 'marked':
      return words('标绘的区域，现在的范围', 'The area marked, as it is now')
    case 'route': {
      const [from, to] = [nearWords(inquiry.from, places), nearWords(inquiry.to, places)]
      return words(`${from.zh} → ${to.zh}`, `${from.en} → ${to.en}`)
    }
    case 'cut-off': {
      const { zh, en } = VEHICLE_NAMES[inquiry.vehicle]
      return words(`按${zh}通行，以现行断路计算`, `For a ${en.toLowerCase()}, by the closures now in force`)
    }
    case 'flood':
      return words('估算，不是预报', 'An estimate, not a forecast')
    default:
      return placeWords(inquiry.at, places)
  }
}

const NEAR_M = 3_000

/** A village that is near, or else the township. */
function nearWords(at: Position, places: Places): Words {
  const near = places.villages
    .map((village) => ({ name: village.name, metres: metresBetween(at, village) }))
    .sort((a, b) => a.metres - b.metres)[0]
  if (near && near.metres <= NEAR_M) return near.name
  const code = places.townshipAt(at)
  return code ? places.name(code) : placeWords(at, places)
}

/** `云溪镇 29.89841°N 110.53841°E`. */
function placeWords(at: Position, places: Places): Words {
  const [code, text] = [places.townshipAt(at), coordinatesText(at)]
  if (!code) return words(text, text)
  const { zh, en } = places.name(code)
  return words(`${zh} ${text}`, `${en} ${text}`)
}
