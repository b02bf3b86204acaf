import type { FloodAnswer } from '../answers.ts'
import { placeOf, type CountyData } from '../county.ts'
import { answer, fault, type GeoResult } from '../fault.ts'
import type { FloodQuestion } from '../questions.ts'
import { rounded } from '../rounded.ts'
import { footprint } from './footprint.ts'
import { floodParts } from './polygons.ts'
import { stageOfRain } from './rainfall.ts'
import { riverCellNear } from './window.ts'

/** How far a gauge may stand from the river that it measures. */
const GAUGE_TO_RIVER_M = 500

type Flood = Omit<FloodAnswer, 'about'>

/** O(cells within reach of the gauge). */
export function floodAt(
  { gauges, hand }: Pick<CountyData, 'gauges' | 'hand'>,
  question: FloodQuestion,
): GeoResult<Flood> {
  const gauge = gauges.find(({ id }) => id === question.gauge)
  if (!gauge) return fault('not-known', 'gauge', { id: question.gauge })
  if (!hand) return fault('no-heights', 'gauge')
  const cell = riverCellNear(hand, gauge, GAUGE_TO_RIVER_M)
  if (!cell) return fault('no-river-near', 'gauge', { withinM: GAUGE_TO_RIVER_M })
  let rainfall: Flood['rainfall'] = null
  let stageM = 0
  if ('stageM' in question) stageM = question.stageM
  else {
    if (!gauge.catchment) return fault('no-catchment', 'rainfall')
    const { mm, hours } = question.rainfall
    const rain = stageOfRain(gauge.catchment, mm, hours, question.curveNumber)
    stageM = rain.stageM
    const pairsFitted = gauge.catchment.rating.fit?.pairs ?? 0
    const [runoffMm, peakM3s] = [rounded(rain.runoffMm, 1), rounded(rain.peakM3s, 1)]
    rainfall = { mm, hours, runoffMm, peakM3s, pairsFitted }
  }
  const depths = floodParts(footprint(hand, cell, stageM, question.reachM))
  return answer({ gauge: placeOf(gauge), stageM: rounded(stageM, 2), rainfall, depths })
}
