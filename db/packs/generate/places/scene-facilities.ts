import { centreOf } from '../base/siting.ts'
import type { County } from '../county.ts'
import type { Facility } from './facility-list.ts'
import type { FireScene } from './fire-scene.ts'
import { ownerOf } from './power.ts'

const SONGLING = '990101102'
/** From here on a reservoir counts as 小（1）型, below as 小（2）型. */
const SMALL_1_M3 = 1_000_000

/** Where the fire of drill 2 starts, and the filling station in its way. */
export const fireFacilities = (scene: FireScene): Facility[] => [
  {
    id: `fac-${SONGLING}-03`,
    kind: 'landmark',
    name: { zh: '野猫冲', en: 'Yemaochong' },
    jurisdiction: SONGLING,
    capacityPersons: null,
    note: { zh: '林区沟谷', en: 'wooded gully' },
    place: scene.gully,
  },
  {
    id: `fac-${SONGLING}-04`,
    kind: 'fillingStation',
    name: { zh: '松坪加油站', en: 'Songping Filling Station' },
    jurisdiction: SONGLING,
    capacityPersons: null,
    note: { zh: '距野猫冲 1.8 km', en: '1.8 km from Yemaochong' },
    place: scene.station,
  },
]

export const reservoirFacilities = (county: County): Facility[] =>
  county.reservoirs.map(({ id, name, dam, volumeM3, damM }) => {
    const place = centreOf(county.ground, dam)
    const size =
      volumeM3 >= SMALL_1_M3 ? { zh: '小（1）型', en: 'Small (1)' } : { zh: '小（2）型', en: 'Small (2)' }
    const wan = Math.round(volumeM3 / 10_000)
    const note = {
      zh: `${size.zh}，总库容 ${wan} 万 m³，坝高 ${damM} m`,
      en: `${size.en}, ${wan / 100} million m³, dam ${damM} m`,
    }
    return {
      id,
      kind: 'reservoir',
      name,
      jurisdiction: ownerOf(county, place),
      capacityPersons: null,
      note,
      place,
    }
  })
