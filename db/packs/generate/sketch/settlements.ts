import type { LonLat } from '../base/frame.ts'
import townships from './townships.json' with { type: 'json' }
import villages from './villages.json' with { type: 'json' }

interface Words {
  readonly zh: string
  readonly en: string
}

export interface SketchedTownship {
  readonly code: string
  readonly name: Words
  readonly pinyin: string
}

/** A village whose name, code and people are given, because drills tell of it; the ground decides where exactly it stands. */
export interface SketchedVillage {
  readonly code: string
  readonly name: Words
  readonly township: string
  readonly population: number
  readonly households: number
  readonly vulnerable: number
  readonly atRiskPopulation: number
  readonly atRiskVulnerable: number
  readonly near: LonLat
}

export const TOWNSHIPS: readonly SketchedTownship[] = townships
export const VILLAGES = villages as unknown as readonly SketchedVillage[]
export const COUNTY = { code: '990101', name: { zh: '青石县', en: 'Qingshi County' }, pinyin: 'Qīngshí Xiàn' }
/** The township whose seat is the county's too. */
export const COUNTY_TOWN = '990101103'
