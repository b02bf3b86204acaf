import { covers } from '../../../domain/jurisdiction.ts'
import { words } from '../../../domain/words.ts'
import type { Spot } from '../findings.ts'
import { allRead, spotOf, type Checking } from './checking.ts'

const total = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

/** People add up from household to county. Registers are of different days, so what does not is only a warning. */
export function checkPeople(checking: Checking): void {
  const { pack, findings } = checking
  const villages = pack.villages.features.map(({ properties }) => properties)
  const differ = (spot: Spot, said: number, counted: number, zh: string, en: string): void => {
    if (said === counted) return
    findings.warn(
      spot,
      words(`人口 ${said}，${zh}合计 ${counted}`, `${said} people; its ${en} have ${counted}`),
      words('核对各表的统计日期', 'See whether the tables are of the same day'),
    )
  }
  const areVillagesWhole = allRead(
    checking,
    ['villages'],
    words('辖区人口与各村之和', 'people of jurisdictions'),
  )
  pack.jurisdictions.features.forEach(({ properties: { code, population } }, row) => {
    if (!areVillagesWhole) return
    const inside = total(
      villages.filter((village) => covers(code, village.code)),
      (village) => village.population,
    )
    differ(spotOf(checking, 'jurisdictions', row, 'population'), population, inside, '所辖村', 'villages')
  })
  const county = pack.jurisdictions.features.find(({ properties }) => properties.level === 'county')
  if (county && pack.header.population !== undefined) {
    const spot = spotOf(checking, 'header', null, 'population')
    differ(spot, pack.header.population, county.properties.population, '县', 'polygon')
  }
  const areHamletsWhole = allRead(
    checking,
    ['hamlets'],
    words('村人口与自然村之和', 'people of villages by hamlet'),
  )
  const areHouseholdsWhole = allRead(
    checking,
    ['households'],
    words('村人口与各户之和', 'people of villages by household'),
  )
  const hamlets = sums(pack.hamlets.features.map(({ properties: p }) => [p.village, p.population] as const))
  const { village, persons, villageCodes } = pack.households
  const households = sums(
    Array.from(village, (index, at) => [villageCodes[index] ?? '', persons[at] ?? 0] as const),
  )
  villages.forEach(({ code, population, vulnerable, atRiskPopulation, atRiskVulnerable }, row) => {
    const spot = spotOf(checking, 'villages', row, 'population')
    const [ofHamlets, ofHouseholds] = [hamlets.get(code), households.get(code)]
    if (areHamletsWhole && ofHamlets !== undefined) differ(spot, population, ofHamlets, '自然村', 'hamlets')
    if (areHouseholdsWhole && ofHouseholds !== undefined)
      differ(spot, population, ofHouseholds, '各户', 'households')
    if (vulnerable <= population && atRiskPopulation <= population && atRiskVulnerable <= atRiskPopulation)
      return
    findings.fault(
      spotOf(checking, 'villages', row, vulnerable > population ? 'vulnerable' : 'atRiskPopulation'),
      words('部分多于全体', 'is more than those it is a part of'),
      words(
        '脆弱人员和危险区内人口都不得多于全村人口',
        'Neither the vulnerable nor those at risk can be more than the village has',
      ),
    )
  })
}

function sums(rows: readonly (readonly [code: string, people: number])[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const [code, people] of rows) found.set(code, (found.get(code) ?? 0) + people)
  return found
}
