import { latOf, lonOf, type LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { placed } from '../roads/road-network.ts'
import { RIVERS } from '../sketch/rivers.ts'
import { WIDTH_M, type PlannedRoad } from '../sketch/roads.ts'
import { geojson, pointFeature, type Feature, type Files } from './file.ts'

/** A brook with so much catchment has a name. */
const NAMED_KM2 = 5
/** Bridges by the order of the stream below them. */
const LENGTH_M = [8, 8, 14, 26, 48, 86, 120]
const LOAD_T: Readonly<Record<PlannedRoad['class'], number>> = {
  national: 55,
  provincial: 40,
  county: 30,
  township: 20,
}

/** The id and name of each river of the county, by its index. */
export function riverNames({ streams, ground, names }: County) {
  const largest = new Map<number, number>()
  for (const { river, cells } of streams) {
    const km2 = ground.km2[cells.at(-2) as number] as number
    largest.set(river, Math.max(largest.get(river) ?? 0, km2))
  }
  const of = new Map<number, { id: string; name: { zh: string; en: string } | null }>()
  for (const river of [...largest.keys()].sort((a, b) => a - b)) {
    const sketched = RIVERS[river]
    const brook = { id: `brook-${String(river - RIVERS.length + 1).padStart(3, '0')}` }
    of.set(
      river,
      sketched
        ? { id: sketched.river, name: sketched.name }
        : { ...brook, name: (largest.get(river) as number) >= NAMED_KM2 ? names.brook() : null },
    )
  }
  return of
}

export type RiverNames = ReturnType<typeof riverNames>

export function writeRivers({ streams, ground: { frame } }: County, rivers: RiverNames, files: Files): void {
  const parts = new Map<number, number>()
  const features = [...streams].reverse().map(({ river, strahler, spots }): Feature => {
    const part = (parts.get(river) ?? 0) + 1
    parts.set(river, part)
    const { id, name } = rivers.get(river) ?? { id: `river-${river}`, name: null }
    const coordinates = placed(frame, spots)
    return {
      properties: {
        id: `riv-${id}-${String(part).padStart(2, '0')}`,
        river: id,
        name,
        streamOrder: strahler,
      },
      geometry: { type: 'LineString', coordinates },
    }
  })
  features.sort((a, b) => (String(a.properties['id']) < String(b.properties['id']) ? -1 : 1))
  files.set('rivers.geojson', geojson(features))
}

export function writeRoads(county: County, rivers: RiverNames, files: Files): void {
  const parts = new Map<string, number>()
  const lines: Feature[] = []
  const bridges: Feature[] = []
  const names = new Map<string, number>()
  const X12 = '云竹线'
  for (const { road, points, lengthKm, bridges: own } of county.roads) {
    const plan = county.plans[road] as PlannedRoad
    const part = (parts.get(plan.number) ?? 0) + 1
    parts.set(plan.number, part)
    const id = `road-${plan.number.toLowerCase()}-${String(part).padStart(2, '0')}`
    const facts = { class: plan.class, number: plan.number, name: plan.name, widthM: WIDTH_M[plan.class] }
    lines.push({
      properties: { id, kind: 'road', ...facts, lengthKm },
      geometry: { type: 'LineString', coordinates: points },
    })
    for (const { place, reach } of own) {
      const order = reach.strahler
      const river = rivers.get(reach.river)
      const known = plan.name.zh === X12 && river?.id === 'yunxi'
      const base = known
        ? { zh: '岩口', en: 'Yankou' }
        : { zh: nearestVillage(county, place).zh, en: nearestVillage(county, place).en }
      const count = (names.get(base.zh) ?? 0) + 1
      names.set(base.zh, count)
      const name = {
        zh: `${base.zh}${count > 1 ? `${count}号` : ''}${order >= 4 && !known ? '大桥' : '桥'}`,
        en: `${base.en} ${count > 1 ? `No. ${count} ` : ''}Bridge`,
      }
      bridges.push(
        pointFeature(
          {
            id: `bridge-${String(bridges.length + 1).padStart(3, '0')}`,
            kind: 'bridge',
            ...facts,
            name,
            lengthM: LENGTH_M[order] ?? 120,
            loadT: LOAD_T[plan.class],
            roadId: id,
            river: river?.id ?? '',
          },
          place,
        ),
      )
    }
  }
  files.set('roads.geojson', geojson([...lines, ...bridges]))
}

function nearestVillage({ villages, ground }: County, [lon, lat]: LonLat): { zh: string; en: string } {
  let [nearest, least] = [villages[0], Infinity]
  for (const village of villages) {
    const [dx, dy] = [
      lonOf(ground.frame, village.cell % ground.frame.columns) - lon,
      latOf(ground.frame, Math.floor(village.cell / ground.frame.columns)) - lat,
    ]
    if (dx * dx + dy * dy < least) [nearest, least] = [village, dx * dx + dy * dy]
  }
  const { zh, en } = nearest?.name ?? { zh: '', en: '' }
  return { zh: zh.replace(/(村|社区)$/, ''), en: en.replace(/ (Village|Community)$/, '') }
}
