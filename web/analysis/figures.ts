import type { ImpactAnswer, KmByClass, VulnerableCounts } from '../../domain/geo/answers.ts'
import { words, type Words } from '../../domain/words.ts'
import { countText } from '../lib/time.ts'
import { ROAD_CLASSES, VULNERABLE_KINDS, kindName } from './analysis-words.ts'

export interface Figure {
  readonly words: Words
  readonly value: string
  readonly unit?: Words
}

const PERSONS = words('人', '')
const HOUSEHOLDS = words('户', '')

export const figureOf = (said: Words, value: number, unit?: Words): Figure => ({
  ...{ words: said, value: countText(value) },
  ...(unit && { unit }),
})

/** The three that are asked for first. */
export const headFigures = ({ people, households, vulnerable }: ImpactAnswer): Figure[] => [
  figureOf(words('人口', 'People'), people, PERSONS),
  figureOf(words('户数', 'Households'), households, HOUSEHOLDS),
  figureOf(words('脆弱人员', 'Vulnerable'), vulnerable.persons, PERSONS),
]

/** The name of a kind of place where they are counted: all of them make their English plural with s. */
const several = ({ zh, en }: Words): Words => words(zh, `${en}s`)

/** What else is inside, by number; a facility of which there is none is not named. */
export const thingFigures = (impact: ImpactAnswer): Figure[] => [
  figureOf(words('村（社区）', 'Villages'), impact.villages.length),
  ...Object.entries(impact.facilitiesByKind)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => figureOf(several(kindName(kind)), count)),
  figureOf(words('避难场所', 'Shelters'), impact.shelters.length),
  figureOf(words('桥梁', 'Bridges'), impact.bridges.length),
  figureOf(words('力量', 'Units'), impact.units.length),
  figureOf(words('仓库', 'Stores'), impact.warehouses.length),
]

/** Vulnerable persons by kind, those of whom there are any; one person may count in several. */
export const vulnerableKinds = ({ vulnerable }: { readonly vulnerable: VulnerableCounts }): Figure[] =>
  Object.entries(VULNERABLE_KINDS)
    .map(([kind, said]) => figureOf(said, vulnerable[kind as keyof typeof VULNERABLE_KINDS]))
    .filter(({ value }) => value !== '0')

/** Kilometres of road by class, those with any. */
export const roadFigures = (roadKm: KmByClass): Figure[] =>
  Object.entries(ROAD_CLASSES)
    .map(([name, said]) => ({
      words: said,
      value: roadKm[name as keyof KmByClass].toFixed(1),
      unit: words('km', 'km'),
    }))
    .filter(({ value }) => value !== '0.0')
