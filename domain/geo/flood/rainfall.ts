import { words } from '../../words.ts'
import type { Catchment } from './gauge.ts'

/** Said with every stage that was made from a rainfall. */
export const RAINFALL_ESTIMATE = words(
  '由雨量估算水位：SCS 径流曲线法（NRCS NEH-630）、三角形单位线洪峰、曼宁公式；不计上游水库、堰塞与含沙，误差可达一倍，仅供研判',
  'Stage estimated from rain: SCS curve number runoff (NRCS NEH-630), triangular unit hydrograph, Manning; no reservoirs, landslide dams or debris; may be out by a factor of two',
)

/** Manning's n of a mountain stream with cobbles (V. T. Chow, "Open-Channel Hydraulics", 1959, table 5-6). */
const MANNING_N = 0.05

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
 * - Stage: Manning for a wide channel, h = (q n / (w √s))^0.6; where no width is known Lacey's w = 4.75 √q (1930), which
 *   is too wide in a gorge, where the water then stands higher than this says.
 * @param mm of rain in `hours`
 * @param curveNumber CN; 80: wet mountain ground under forest and fields (NRCS NEH-630, chapter 9: soil group C, wet)
 */
export function stageOfRain(
  { areaKm2, flowKm, slope, channelM }: Catchment,
  mm: number,
  hours: number,
  curveNumber: number,
): RainStage {
  const storageMm = 25_400 / curveNumber - 254
  const beyondLossMm = Math.max(0, mm - 0.2 * storageMm)
  const runoffMm = beyondLossMm === 0 ? 0 : beyondLossMm ** 2 / (mm + 0.8 * storageMm)
  const concentrationH = (0.0195 * (flowKm * 1000) ** 0.77) / slope ** 0.385 / 60
  const peakM3s = (0.208 * areaKm2 * runoffMm) / (hours / 2 + 0.6 * concentrationH)
  if (peakM3s === 0) return { runoffMm, peakM3s, stageM: 0 }
  const widthM = channelM ?? 4.75 * Math.sqrt(peakM3s)
  return { runoffMm, peakM3s, stageM: ((peakM3s * MANNING_N) / (widthM * Math.sqrt(slope))) ** 0.6 }
}
