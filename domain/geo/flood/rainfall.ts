import { words, type Words } from '../../words.ts'
import type { Catchment } from './gauge.ts'
import { dischargeAt, stageAt } from './rating.ts'

/** Wet mountain ground under forest and fields (NRCS NEH-630, chapter 9: soil group C, wet). */
export const WET_CURVE_NUMBER = 80

const METHOD = words(
  '由雨量估算水位：SCS 径流曲线法（NRCS NEH-630）、三角形单位线洪峰，按 HAND 河段断面与曼宁公式合成的水位流量关系（Zheng 等 2018）',
  'Stage estimated from rain: SCS curve number runoff (NRCS NEH-630), triangular unit hydrograph, a synthetic rating curve from HAND and Manning (Zheng et al. 2018)',
)
const FITTED = words(
  '已按本站预案的雨量、水位指标对照率定',
  'fitted to the pairs of rain and level in this gauge’s own plan',
)
const NOT_FITTED = words(
  '本站没有雨量、水位指标对照，未率定，河槽窄于一个高程格时水位偏低',
  'not fitted, as this gauge has no pairs of rain and level: too low where the channel is narrower than a cell of the heights',
)
const LIMITS = words(
  '不计上游水库、堰塞与含沙，误差可达一倍，仅供研判',
  'no reservoirs, landslide dams or debris; may be out by a factor of two',
)

/** Said with every stage that was made from a rainfall. @param pairsFitted how many pairs the rating curve was fitted to */
export function rainfallEstimate(pairsFitted: number): Words {
  const told = pairsFitted > 0 ? FITTED : NOT_FITTED
  return {
    zh: `${METHOD.zh}，${told.zh}；${LIMITS.zh}`,
    en: `${METHOD.en}, ${told.en}; ${LIMITS.en}`,
  }
}

export interface RainStage {
  readonly runoffMm: number
  readonly peakM3s: number
  readonly stageM: number
}

/**
 * The stage at a gauge that a rain over its whole catchment leads to: an estimate.
 * - Runoff: Q = (P − 0.2 S)² / (P + 0.8 S), S = 25,400 / CN − 254, mm (NRCS NEH-630, chapter 10).
 * - Time of concentration: Kirpich, tc = 0.0195 L^0.77 / s^0.385, minutes, L in m (Civil Engineering 10, 1940).
 * - Peak: q = 0.208 A Q / (D / 2 + 0.6 tc), m³/s, A in km², times in h (NRCS NEH-630, chapter 16).
 * - Stage: by the rating curve of the reach at the gauge (rating.ts), never above its last stage.
 * @param mm of rain in `hours`
 */
export function stageOfRain(
  { areaKm2, flowKm, slope, rating }: Catchment,
  mm: number,
  hours: number,
  curveNumber: number,
): RainStage {
  const storageMm = 25_400 / curveNumber - 254
  const beyondLossMm = Math.max(0, mm - 0.2 * storageMm)
  const runoffMm = beyondLossMm === 0 ? 0 : beyondLossMm ** 2 / (mm + 0.8 * storageMm)
  const concentrationH = (0.0195 * (flowKm * 1000) ** 0.77) / slope ** 0.385 / 60
  const peakM3s = (0.208 * areaKm2 * runoffMm) / (hours / 2 + 0.6 * concentrationH)
  return { runoffMm, peakM3s, stageM: stageAt(rating, peakM3s) }
}

/** A rain and a level that mean the same to a gauge's own plan. */
export interface RainAndLevel {
  readonly mm: number
  readonly hours: number
  readonly levelM: number
}

/**
 * A catchment whose rating curve agrees with its gauge's own pairs as well as one factor can make it: the geometric mean
 * of what the rain of each brings, on wet ground, to what the curve carries at its level. One factor, as the curve's shape
 * is the valley's. Pairs beyond the curve, such as a level above the sea, and rain that brings no water are left out;
 * without any other nothing changes.
 */
export function fittedTo(catchment: Catchment, pairs: readonly RainAndLevel[]): Catchment {
  const rating = { ...catchment.rating, fit: null }
  const highestM = rating.stagesM.at(-1) ?? 0
  const ratios = pairs
    .filter(({ levelM }) => levelM <= highestM)
    .map(({ mm, hours, levelM }) => {
      const { peakM3s } = stageOfRain({ ...catchment, rating }, mm, hours, WET_CURVE_NUMBER)
      return peakM3s / dischargeAt(rating, levelM)
    })
    .filter((ratio) => ratio > 0 && Number.isFinite(ratio))
  if (ratios.length === 0) return catchment
  const factor = ratios.reduce((product, ratio) => product * ratio, 1) ** (1 / ratios.length)
  return { ...catchment, rating: { ...rating, fit: { factor, pairs: ratios.length } } }
}
