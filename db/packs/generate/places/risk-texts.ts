import { metresBetween } from '../base/frame.ts'
import { centreOf } from '../base/siting.ts'
import type { County } from '../county.ts'
import type { Feature } from '../write/file.ts'
import type { RiskKind } from '../people/risk-areas.ts'
import type { Shelter } from './shelters.ts'

const KINDS: Readonly<Record<RiskKind, { zh: string; en: string }>> = {
  flashFlood: { zh: '山洪危险区', en: 'flash flood area' },
  landslide: { zh: '滑坡隐患点', en: 'landslide area' },
  debrisFlow: { zh: '泥石流沟', en: 'debris flow gully' },
  wildfire: { zh: '林缘火险区', en: 'wildfire area' },
}
const SIGNAL = { zh: '铜锣急敲，广播连续通知', en: 'gong beaten fast, loudspeaker without pause' }

/** Where the people of these villages go in the drills; others go to the nearest shelter of their township. */
const SHELTER: Readonly<Record<string, string>> = {
  '990101101201': 's-990101101-01',
  '990101101202': 's-990101101-02',
  '990101101203': 's-990101101-03',
  '990101101204': 's-990101101-01',
  '990101102201': 's-990101102-01',
}

export function riskFeatures(county: County, shelters: readonly Shelter[]): Feature[] {
  return county.risks.map(({ id, kind, hamlet, ring, population, vulnerable }) => {
    const { village } = hamlet
    const from = centreOf(county.ground, hamlet.cell)
    const near = shelters
      .filter(({ jurisdiction }) => jurisdiction === village.township)
      .map((shelter) => ({ shelter, away: Math.round(metresBetween(from, shelter.place)) }))
      .sort((a, b) => a.away - b.away)
    const shelter = shelters.find((each) => each.id === SHELTER[village.code]) ?? near[0]?.shelter
    const households = county.homes.filter((home) => home.riskArea?.id === id).length
    return {
      properties: {
        id,
        kind,
        name: {
          zh: `${hamlet.name.zh === '中心组' ? village.name.zh : hamlet.name.zh}${KINDS[kind].zh}`,
          en: `${hamlet.name.zh === '中心组' ? village.name.en : hamlet.name.en} ${KINDS[kind].en}`,
        },
        jurisdiction: village.township,
        villages: [village.code],
        households,
        population,
        vulnerable,
        signal: SIGNAL,
        route: {
          zh: `沿村道离开沟谷，到${shelter?.name.zh ?? '高处'}`,
          en: `by the village road, away from the gully, to ${shelter?.name.en ?? 'high ground'}`,
        },
        shelter: shelter?.id ?? null,
      },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
}
