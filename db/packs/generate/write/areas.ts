import type { LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { COUNTY, COUNTY_TOWN, TOWNSHIPS } from '../sketch/settlements.ts'
import { pointFeature, geojson, type Feature, type Files } from './file.ts'
import { centreOf } from '../base/siting.ts'

/** Townships' seats stand in or beside their first village. */
export function seats(county: County): Map<string, LonLat> {
  return new Map(
    TOWNSHIPS.map(({ code }) => {
      const first = county.villages.find((village) => village.township === code)
      if (!first) throw new Error(`township ${code} has no village`)
      return [code, county.sites.place(first.cell, 60, 350)]
    }),
  )
}

export function writeAreas(county: County, seat: ReadonlyMap<string, LonLat>, files: Files): void {
  const { outline, villages, hamlets, homes, ground } = county
  const people = (code: string) =>
    villages
      .filter((village) => village.code.startsWith(code))
      .reduce((sum, village) => sum + village.population, 0)
  const area = (
    of: { code: string; name: unknown; pinyin: string },
    level: string,
    at: LonLat,
    ring: readonly LonLat[],
  ): Feature => ({
    properties: {
      code: of.code,
      level,
      name: of.name,
      pinyin: of.pinyin,
      seatLon: at[0],
      seatLat: at[1],
      population: people(of.code),
    },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
  const seatOf = (code: string) => seat.get(code) as LonLat
  files.set(
    'jurisdictions.geojson',
    geojson([
      area(COUNTY, 'county', seatOf(COUNTY_TOWN), outline.get(0) ?? []),
      ...TOWNSHIPS.map((township, i) =>
        area(township, 'township', seatOf(township.code), outline.get(i + 1) ?? []),
      ),
    ]),
  )
  const atRisk = new Map<string, { people: number; vulnerable: number }>()
  const group = new Map<string, { people: number; households: number }>()
  for (const home of homes) {
    const own = group.get(home.hamlet.code) ?? { people: 0, households: 0 }
    group.set(home.hamlet.code, { people: own.people + home.persons, households: own.households + 1 })
    if (!home.riskArea) continue
    const code = home.hamlet.village.code
    const risk = atRisk.get(code) ?? { people: 0, vulnerable: 0 }
    atRisk.set(code, { people: risk.people + home.persons, vulnerable: risk.vulnerable + home.vulnerable })
  }
  files.set(
    'villages.geojson',
    geojson(
      villages.map(({ code, name, township, population, households, vulnerable, cell }) => {
        const risk = atRisk.get(code)
        const elevationM = Math.round((ground.decimetres[cell] as number) / 10)
        const counts = {
          population,
          households,
          vulnerable,
          atRiskPopulation: risk?.people ?? 0,
          atRiskVulnerable: risk?.vulnerable ?? 0,
        }
        return pointFeature({ code, name, township, ...counts, elevationM }, centreOf(ground, cell))
      }),
    ),
  )
  files.set(
    'hamlets.geojson',
    geojson(
      hamlets.map(({ code, name, village, cell }) => {
        const own = group.get(code) ?? { people: 0, households: 0 }
        return pointFeature(
          { code, name, village: village.code, population: own.people, households: own.households },
          centreOf(ground, cell),
        )
      }),
    ),
  )
}
