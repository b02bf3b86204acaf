import type { LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import { COUNTY_TOWN } from '../sketch/settlements.ts'
import { FacilityList, type Facility } from './facility-list.ts'
import type { FireScene } from './fire-scene.ts'
import { ownerOf, type PowerLine } from './power.ts'
import { fireFacilities, reservoirFacilities } from './scene-facilities.ts'
import { addTownshipFacilities } from './township-facilities.ts'

/** Every how many villages has a primary school. */
const SCHOOL_EVERY = 4
/** Lines of this voltage stand on towers worth a place on the map. */
const TOWERS_FROM_KV = 110

export function facilities(
  county: County,
  seat: ReadonlyMap<string, LonLat>,
  scene: FireScene,
  lines: readonly PowerLine[],
): Facility[] {
  const { villages, sites } = county
  const list = new FacilityList()
  const heart = (code: string) => villages.find((village) => village.code === code)?.cell ?? 0
  for (const { at, ...given } of GIVEN.facilities)
    list.all.push({ ...given, place: sites.place(heart(at), 40, 420) })
  list.all.push(...fireFacilities(scene), ...reservoirFacilities(county))
  addTownshipFacilities(list, county, seat)
  const town = villages.find((village) => village.township === COUNTY_TOWN)?.cell ?? 0
  const inTown = (kind: string, zh: string, en: string, fromM: number, toM: number, capacity?: number) =>
    list.add(kind, COUNTY_TOWN, { zh, en }, sites.place(town, fromM, toM), capacity)
  inTown('fireStation', '青石县消防救援大队', 'Qingshi Fire Station', 150, 900)
  inTown('hospital', '青石县中医院', 'Qingshi Hospital of Chinese Medicine', 150, 900, 180)
  inTown('helipad', '青石县直升机起降场', 'Qingshi Heliport', 500, 1500)
  addSchools(list, county)
  for (const { voltageKv, name, towers } of lines) {
    if (voltageKv < TOWERS_FROM_KV) continue
    towers.forEach((place, i) => {
      const words = { zh: `${name.zh}${i + 1}号塔`, en: `${name.en}, tower ${i + 1}` }
      list.add('powerTower', ownerOf(county, place), words, place)
    })
  }
  return list.all
}

function addSchools(list: FacilityList, { villages, sites, chance }: County): void {
  villages.forEach(({ name, township, cell }, i) => {
    const short = name.zh.replace(/村$/, '')
    const has = list.all.some((place) => place.kind === 'school' && place.name.zh.startsWith(short))
    if (i % SCHOOL_EVERY !== SCHOOL_EVERY - 1 || has) return
    const words = {
      zh: `${name.zh.replace(/(村|社区)$/, '')}小学`,
      en: `${name.en.replace(/ (Village|Community)$/, '')} Primary School`,
    }
    list.add('school', township, words, sites.place(cell, 40, 400), chance.int(6, 22) * 10)
  })
}
