import type { LonLat } from '../base/frame.ts'
import { best, cellsNear } from '../base/near.ts'
import { centreOf } from '../base/siting.ts'
import type { County } from '../county.ts'
import { COUNTY_TOWN, TOWNSHIPS } from '../sketch/settlements.ts'
import { isGiven, type FacilityList } from './facility-list.ts'

/** The township whose only filling station is the one of drill 2. */
const SONGLING = '990101102'

/** What every township has around its seat; of what is given by hand, no second one. */
export function addTownshipFacilities(
  list: FacilityList,
  county: County,
  seat: ReadonlyMap<string, LonLat>,
): void {
  const { villages, sites, chance } = county
  for (const { code, name } of TOWNSHIPS) {
    const en = name.en.split(' ')[0]
    const words = (zh: string, said: string) => ({ zh: name.zh + zh, en: `${en} ${said}` })
    const heart = villages.find((village) => village.township === code)?.cell ?? 0
    list.add('townhall', code, words('人民政府', 'Government'), seat.get(code) as LonLat)
    list.add('police', code, words('派出所', 'Police Station'), sites.place(heart, 60, 450))
    if (!isGiven('careHome', code))
      list.add(
        'careHome',
        code,
        words('敬老院', 'Care Home'),
        sites.place(heart, 150, 700),
        chance.int(24, 60),
      )
    if (!isGiven('fillingStation', code) && code !== SONGLING)
      list.add('fillingStation', code, words('加油站', 'Filling Station'), sites.place(heart, 200, 800))
    const water = waterNear(county, heart, code)
    if (water !== undefined)
      list.add('waterSource', code, words('取水点', 'Water Point'), centreOf(county.ground, water))
    if (code !== COUNTY_TOWN)
      list.add('helipad', code, words('起降点', 'Helipad'), sites.place(heart, 250, 900))
  }
}

/** The largest water within reach of a pump lorry. */
function waterNear(
  { ground, water, townshipOf }: County,
  heart: number,
  township: string,
): number | undefined {
  return best(cellsNear(ground.frame, heart, 1500), (cell) =>
    (water[cell] === 1 || ground.stream[cell] === 1) && townshipOf(cell) === township
      ? (ground.km2[cell] as number)
      : -Infinity,
  )
}
