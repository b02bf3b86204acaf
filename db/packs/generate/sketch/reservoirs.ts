import type { LonLat } from '../base/frame.ts'

/** A reservoir as wished for: the dam is set across the best narrow within 3 km of the place. */
export interface SketchedReservoir {
  readonly id: string
  readonly township: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly near: LonLat
  readonly damM: number
  readonly km2: readonly [number, number]
}

export const RESERVOIRS: readonly SketchedReservoir[] = [
  {
    id: 'fac-990101101-07',
    township: '990101101',
    name: { zh: '石板滩水库', en: 'Shibantan Reservoir' },
    near: [110.6265, 29.994],
    damM: 31,
    km2: [3, 14],
  },
  {
    id: 'fac-990101104-03',
    township: '990101104',
    name: { zh: '白沙水库', en: 'Baisha Reservoir' },
    near: [110.512, 29.708],
    damM: 28,
    km2: [3, 20],
  },
  {
    id: 'fac-990101205-03',
    township: '990101205',
    name: { zh: '红枫水库', en: 'Hongfeng Reservoir' },
    near: [110.412, 29.692],
    damM: 22,
    km2: [2.5, 12],
  },
  {
    id: 'fac-990101105-04',
    township: '990101105',
    name: { zh: '龙口水库', en: 'Longkou Reservoir' },
    near: [110.672, 29.872],
    damM: 36,
    km2: [4, 25],
  },
  {
    id: 'fac-990101202-03',
    township: '990101202',
    name: { zh: '云雾水库', en: 'Yunwu Reservoir' },
    near: [110.298, 29.893],
    damM: 30,
    km2: [3, 20],
  },
  {
    id: 'fac-990101102-09',
    township: '990101102',
    name: { zh: '松岭水库', en: 'Songling Reservoir' },
    near: [110.352, 29.79],
    damM: 30,
    km2: [3, 20],
  },
]
