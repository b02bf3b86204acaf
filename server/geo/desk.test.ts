import { describe, expect, it, vi } from 'vitest'
import { DESK_ANSWERS } from '../../domain/geo/desk/answers.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { Store } from '../../domain/store.ts'
import { SMALL } from '../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../tests/support/geo/made-up-county.ts'
import { ANSWERING, type Desk } from './desk.ts'
import { askedShapes } from './asked-shapes.ts'
import { exportOf } from './export-answer.ts'
import { knownHere } from './known-county.ts'
import { RecentAnswers } from './recent-answers.ts'

const data = madeUpCounty(SMALL)
const county = knownHere(data)
/** In the valley of the made-up county. */
const gauge = data.gauges[0]!.id

const desk = (): Desk => ({
  ...{
    county,
    closures: [],
    hazards: [],
    records: Store.from(0, []),
    recent: new RecentAnswers(() => undefined),
  },
  audience: { role: 'duty', jurisdiction: jurisdiction.parse('990101') },
  ...{ positionOf: () => undefined, markedArea: () => undefined },
})

async function flood(question: Parameters<(typeof ANSWERING)['flood']>[0]) {
  const found = await ANSWERING.flood(question, desk())
  if (!found.ok) throw new Error(found.faults[0]?.message.en)
  return found.value
}
const stage = (stageM: number) => ({ gauge, stageM, reachM: 10_000 })

describe('a flood', () => {
  it('is ground within ground, said to be an estimate, as the contract says', async () => {
    const { about, depths } = DESK_ANSWERS.flood.parse(await flood(stage(6)))
    expect(about.estimate?.en).toContain('HAND')
    const areas = depths.map(({ areaKm2 }) => areaKm2)
    expect(areas).toEqual([...areas].sort((a, b) => b - a))
  })

  it('of a rainfall names the stage that it was turned into', async () => {
    const rainfall = { mm: 200, hours: 6 }
    const {
      stageM,
      about,
      rainfall: said,
    } = await flood({
      ...{ gauge, rainfall, curveNumber: 80, reachM: 10_000 },
    })
    expect(stageM).toBeGreaterThan(0)
    expect(said).toMatchObject(rainfall)
    expect(about.estimate?.en).toContain('SCS')
  })

  it('has an impact without being sent back: more ground in higher water, an estimate like the water', async () => {
    const areas: number[] = []
    for (const stageM of [4, 20]) {
      const found = await ANSWERING.impact({ flood: stage(stageM) }, desk())
      if (!found.ok) throw new Error('no impact')
      expect(found.value.about).toEqual((await flood(stage(stageM))).about)
      areas.push(found.value.areaKm2)
    }
    expect(areas[1]).toBeGreaterThan(areas[0] ?? Infinity)
  })

  it('is computed once, also when its impact is asked for at the same time, and its impact once', async () => {
    const one = desk()
    const waterOf = vi.spyOn(county.geography, 'flood')
    const impactOf = vi.spyOn(county.geography, 'impactOf')
    for (const _ of [1, 2]) {
      const asked = [ANSWERING.flood(stage(4), one), ANSWERING.impact({ flood: stage(4) }, one)]
      for (const { ok } of await Promise.all(asked)) expect(ok).toBe(true)
    }
    expect(waterOf).toHaveBeenCalledTimes(1)
    expect(impactOf).toHaveBeenCalledTimes(1)
  })

  it('is taken away as a table of depths and as their shapes', async () => {
    const water = await flood(stage(6))
    const { rows, shapes } = exportOf('flood', water)
    expect(rows).toHaveLength(water.depths.length)
    expect(shapes).toMatchObject({ features: water.depths.map(({ polygon }) => ({ geometry: polygon })) })
  })

  it('is the area that was asked about when its impact is taken away', async () => {
    const water = await flood(stage(6))
    const [asked] = await askedShapes({ flood: stage(6) }, desk())
    expect(asked).toEqual({ as: 'area', geometry: water.depths[0]?.polygon })
  })

  it('at a gauge that nobody knows is told of where the flood stands in the question', async () => {
    const unknown = await ANSWERING.impact({ flood: { ...stage(1), gauge: 'g-0' } }, desk())
    expect(unknown).toMatchObject({ ok: false, faults: [{ code: 'not-known', path: 'flood.gauge' }] })
  })
})
