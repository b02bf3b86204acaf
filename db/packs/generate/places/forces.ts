import type { LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import { TOWNSHIPS } from '../sketch/settlements.ts'

interface Unit {
  readonly id: string
  readonly jurisdiction: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly teamType: string
  readonly headcount: number
  readonly skills: readonly string[]
  readonly callSign: string
  readonly lon: number
  readonly lat: number
  readonly leader: { readonly name: string; readonly phone: string }
}

/** The drills count the teams of these two townships: they get no more. */
const COMPLETE = ['990101101', '990101102']
const NUMBERS = '一二三四五六七八九十'

const MORE: readonly (readonly [
  zh: string,
  en: string,
  type: string,
  skills: readonly string[],
  heads: readonly [number, number],
])[] = [
  ['民兵应急排', 'Militia Platoon', 'militia', ['evacuation', 'radio'], [20, 32]],
  ['卫生院医疗组', 'Medical Team', 'medical', ['medical', 'first-aid'], [5, 9]],
  ['派出所辅警组', 'Auxiliary Police', 'police', ['evacuation', 'radio'], [5, 10]],
  ['半专业扑火队', 'Wildfire Team', 'wildfire', ['wildfire', 'chainsaw'], [15, 26]],
]

/** 20 teams given by hand, and four more for each other township. */
export function units(county: County): Unit[] {
  const heart = (code: string) => county.villages.find((village) => village.code === code)?.cell ?? 0
  const lonLat = ([lon, lat]: LonLat) => ({ lon, lat })
  const all: Unit[] = GIVEN.units.map(({ at, leader, ...given }) => ({
    ...given,
    ...lonLat(county.sites.place(heart(at), 40, 500)),
    leader,
  }))
  for (const { code, name } of TOWNSHIPS) {
    if (COMPLETE.includes(code)) continue
    const first = county.villages.find((village) => village.township === code)?.cell ?? 0
    for (const [zh, en, teamType, skills, [least, most]] of MORE) {
      const number = all.filter(({ jurisdiction }) => jurisdiction === code).length + 1
      const short = name.zh.replace(/[镇乡]$/, '')
      all.push({
        id: `u-${code}-${String(number).padStart(2, '0')}`,
        jurisdiction: code,
        name: { zh: short + zh, en: `${name.en.split(' ')[0]} ${en}` },
        teamType,
        headcount: county.chance.int(least, most),
        skills,
        callSign: `${short}${NUMBERS[number - 1]}号`,
        ...lonLat(county.sites.place(first, 40, 500)),
        leader: { name: county.names.person(), phone: county.names.phone() },
      })
    }
  }
  return all
}
