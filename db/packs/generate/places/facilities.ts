import type { LonLat } from '../base/frame.ts'
import { best, cellsNear } from '../base/near.ts'
import { centreOf } from '../base/siting.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import { COUNTY_TOWN, TOWNSHIPS } from '../sketch/settlements.ts'
import type { FireScene } from './fire-scene.ts'
import { ownerOf, type PowerLine } from './power.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

export interface Facility {
  readonly id: string
  readonly kind: string
  readonly name: Words
  readonly jurisdiction: string
  readonly capacityPersons: number | null
  readonly note: Words | null
  readonly place: LonLat
}

/** Every how many villages has a primary school. */
const SCHOOL_EVERY = 4

export function facilities(
  county: County,
  seat: ReadonlyMap<string, LonLat>,
  scene: FireScene,
  lines: readonly PowerLine[],
): Facility[] {
  const { villages, sites, chance, ground } = county
  const all: Facility[] = []
  const numbers = new Map<string, number>()
  const heart = (code: string) => villages.find((village) => village.code === code)?.cell ?? 0
  for (const { at, ...given } of GIVEN.facilities)
    all.push({ ...given, place: sites.place(heart(at), 40, 420) })
  const add = (
    kind: string,
    jurisdiction: string,
    name: Words,
    place: LonLat,
    capacityPersons: number | null = null,
    note: Words | null = null,
  ) => {
    const number = (numbers.get(jurisdiction) ?? 20) + 1
    numbers.set(jurisdiction, number)
    all.push({
      id: `fac-${jurisdiction}-${String(number).padStart(2, '0')}`,
      kind,
      name,
      jurisdiction,
      capacityPersons,
      note,
      place,
    })
  }
  const songling = '990101102'
  const scenery = {
    kind: 'landmark',
    name: { zh: '野猫冲', en: 'Yemaochong' },
    note: { zh: '林区沟谷', en: 'wooded gully' },
  }
  all.push({
    id: `fac-${songling}-03`,
    ...scenery,
    jurisdiction: songling,
    capacityPersons: null,
    place: scene.gully,
  })
  const station = {
    kind: 'fillingStation',
    name: { zh: '松坪加油站', en: 'Songping Filling Station' },
    note: { zh: '距野猫冲 1.8 km', en: '1.8 km from Yemaochong' },
  }
  all.push({
    id: `fac-${songling}-04`,
    ...station,
    jurisdiction: songling,
    capacityPersons: null,
    place: scene.station,
  })
  for (const { id, township, name, dam, volumeM3, damM } of county.reservoirs) {
    const size =
      volumeM3 >= 1_000_000 ? { zh: '小（1）型', en: 'Small (1)' } : { zh: '小（2）型', en: 'Small (2)' }
    const wan = Math.round(volumeM3 / 10_000)
    const note = {
      zh: `${size.zh}，总库容 ${wan} 万 m³，坝高 ${damM} m`,
      en: `${size.en}, ${wan / 100} million m³, dam ${damM} m`,
    }
    const place = centreOf(ground, dam)
    const own = ownerOf(county, place)
    all.push({
      id,
      kind: 'reservoir',
      name,
      jurisdiction: own === '990101' ? own : own === township ? township : own,
      capacityPersons: null,
      note,
      place,
    })
  }
  for (const { code, name } of TOWNSHIPS) {
    const short = { zh: name.zh, en: name.en.split(' ')[0] as string }
    const first = villages.find((village) => village.township === code)?.cell ?? 0
    add(
      'townhall',
      code,
      { zh: `${short.zh}人民政府`, en: `${short.en} Government` },
      seat.get(code) as LonLat,
    )
    add(
      'police',
      code,
      { zh: `${short.zh}派出所`, en: `${short.en} Police Station` },
      sites.place(first, 60, 450),
    )
    const hasHome = GIVEN.facilities.some(
      ({ kind, jurisdiction }) => kind === 'careHome' && jurisdiction === code,
    )
    if (!hasHome)
      add(
        'careHome',
        code,
        { zh: `${short.zh}敬老院`, en: `${short.en} Care Home` },
        sites.place(first, 150, 700),
        chance.int(24, 60),
      )
    const pumps = GIVEN.facilities.some(
      ({ kind, jurisdiction }) => kind === 'fillingStation' && jurisdiction === code,
    )
    if (!pumps && code !== songling)
      add(
        'fillingStation',
        code,
        { zh: `${short.zh}加油站`, en: `${short.en} Filling Station` },
        sites.place(first, 200, 800),
      )
    const water = best(cellsNear(ground.frame, first, 1500), (cell) =>
      (county.water[cell] === 1 || ground.stream[cell] === 1) && county.townshipOf(cell) === code
        ? (ground.km2[cell] as number)
        : -Infinity,
    )
    if (water !== undefined)
      add(
        'waterSource',
        code,
        { zh: `${short.zh}取水点`, en: `${short.en} Water Point` },
        centreOf(ground, water),
      )
    if (code !== COUNTY_TOWN)
      add(
        'helipad',
        code,
        { zh: `${short.zh}起降点`, en: `${short.en} Helipad` },
        sites.place(first, 250, 900),
      )
  }
  const town = villages.find((village) => village.township === COUNTY_TOWN)?.cell ?? 0
  add(
    'fireStation',
    COUNTY_TOWN,
    { zh: '青石县消防救援大队', en: 'Qingshi Fire Station' },
    sites.place(town, 150, 900),
  )
  add(
    'hospital',
    COUNTY_TOWN,
    { zh: '青石县中医院', en: 'Qingshi Hospital of Chinese Medicine' },
    sites.place(town, 150, 900),
    180,
  )
  add(
    'helipad',
    COUNTY_TOWN,
    { zh: '青石县直升机起降场', en: 'Qingshi Heliport' },
    sites.place(town, 500, 1500),
  )
  villages.forEach(({ code, name, township, cell }, i) => {
    if (
      i % SCHOOL_EVERY !== 3 ||
      all.some((place) => place.kind === 'school' && place.name.zh.startsWith(name.zh.replace(/村$/, '')))
    )
      return
    const of = {
      zh: `${name.zh.replace(/(村|社区)$/, '')}小学`,
      en: `${name.en.replace(/ (Village|Community)$/, '')} Primary School`,
    }
    if (code.length === 12) add('school', township, of, sites.place(cell, 40, 400), chance.int(6, 22) * 10)
  })
  for (const { voltageKv, name, towers } of lines) {
    if (voltageKv < 110) continue
    towers.forEach((place, i) =>
      add(
        'powerTower',
        ownerOf(county, place),
        { zh: `${name.zh} ${i + 1} 号塔`, en: `${name.en}, tower ${i + 1}` },
        place,
      ),
    )
  }
  return all
}
