import type { Pack } from '../files.ts'
import { words, type Words } from '../../../domain/words.ts'
import type { Checking } from './checking.ts'

/** What may be referred to: the rows of a file, and what rows that could not be read call themselves. */
export interface Known {
  has(id: string | null): boolean
}

/** Everything: the file could not be read, and nobody can say what is not in it. */
const ALL: Known = { has: () => true }

type Row = Readonly<Record<string, unknown>>
type Part = Exclude<keyof Checking['reads'], 'header'>

interface Name {
  readonly part: Part
  /** The field that others refer to. */
  readonly field: string
  /** The field with the code around it: a code that is spoilt begins with that. */
  readonly around?: string
  readonly rows: (pack: Omit<Pack, 'header'>) => readonly Row[]
  /** The check that is left out when a row does not say what it is called. */
  readonly check: Words
}

const of = (part: 'jurisdictions' | 'villages' | 'hamlets' | 'rivers' | 'facilities' | 'shelters') =>
  ({
    part,
    rows: (pack: Omit<Pack, 'header'>) => pack[part].features.map(({ properties }) => properties),
  }) as const

const NAMES = {
  jurisdictions: {
    ...of('jurisdictions'),
    field: 'code',
    check: words('对辖区的引用', 'references to jurisdictions'),
  },
  villages: {
    ...of('villages'),
    field: 'code',
    around: 'township',
    check: words('对村的引用', 'references to villages'),
  },
  hamlets: {
    ...of('hamlets'),
    field: 'code',
    around: 'village',
    check: words('对自然村的引用', 'references to hamlets'),
  },
  roads: {
    ...{ part: 'roads', field: 'id' },
    rows: ({ roads }: Omit<Pack, 'header'>) =>
      roads.features.map(({ properties }) => properties).filter(({ kind }) => kind === 'road'),
    check: words('对道路的引用', 'references to roads'),
  },
  rivers: { ...of('rivers'), field: 'river', check: words('对河流的引用', 'references to rivers') },
  facilities: { ...of('facilities'), field: 'id', check: words('对设施的引用', 'references to facilities') },
  shelters: { ...of('shelters'), field: 'id', check: words('对避难场所的引用', 'references to shelters') },
  riskAreas: {
    ...{ part: 'riskAreas', field: 'id', check: words('对危险区的引用', 'references to risk areas') },
    rows: (pack: Omit<Pack, 'header'>) => pack.riskAreas.features.map(({ properties }) => properties),
  },
  items: {
    ...{ part: 'stock', field: 'id', check: words('对物资的引用', 'references to items') },
    rows: (pack: Omit<Pack, 'header'>) => pack.stock.items,
  },
} as const satisfies Record<string, Name>

/** What of this kind may be referred to. What cannot be told is known, and the check is named as left out. */
export function knownOf(checking: Checking, kind: keyof typeof NAMES): Known {
  const { part, field, check, rows, ...rest }: Name = NAMES[kind]
  const read = checking.reads[part]
  if (!read) {
    checking.skipped.add(part, check)
    return ALL
  }
  const refused = read.refused.map((row) => ({
    id: textOf(row[field]),
    around: textOf(row[rest.around ?? '']),
  }))
  const ids = new Set([...rows(checking.pack).map((row) => row[field]), ...refused.map(({ id }) => id)])
  const prefixes: string[] = []
  for (const { id, around } of refused) {
    const isClear = field === 'code' ? /^\d+$/.test(id) : id !== ''
    if (isClear) continue
    if (!/^\d{6,}$/.test(around)) {
      checking.skipped.add(part, check)
      return ALL
    }
    prefixes.push(around)
  }
  return { has: (id) => id !== null && (ids.has(id) || prefixes.some((prefix) => id.startsWith(prefix))) }
}

/** A code that a GIS wrote as a number is still that code. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
