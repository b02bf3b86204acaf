import type { Read } from '../../../../domain/read.ts'
import type { Kind, RecordOf } from '../../../../domain/records.ts'
import type { Draw } from '../draw.ts'

/** What is drawn for a command before it has an id. */
export interface Body {
  readonly jurisdiction: string
  readonly payload: Readonly<Record<string, unknown>>
}

export type MakeBody = (draw: Draw, read: Read) => Body

export const COUNTY = '990101'
export const YUNXI = '990101101'
export const SONGLING = '990101102'
export const PLACES = [COUNTY, YUNXI, SONGLING, '990101103', '990101101001'] as const

/** Ids that a careless object would take for something of its own. */
const AWKWARD_IDS = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON'] as const

/** Mostly nothing (the program makes an id), now and then a named one. */
export const ownId = (draw: Draw): string | undefined =>
  draw.chance(15) ? draw.pick(AWKWARD_IDS) : draw.chance(10) ? `named-${draw.int(4)}` : undefined

export const place = (draw: Draw): string => draw.pick(PLACES) ?? COUNTY

/** Mostly where the record belongs, now and then elsewhere. */
export const at = (draw: Draw, jurisdiction: string): string => (draw.chance(5) ? place(draw) : jurisdiction)

/** A record to act on: mostly one that fits, now and then any, and rarely one that does not exist. */
export function some<K extends Kind>(
  draw: Draw,
  read: Read,
  kind: K,
  fits: (record: RecordOf<K>) => boolean = () => true,
): { readonly id: string; readonly jurisdiction: string } & Partial<RecordOf<K>> {
  const nobody = { id: draw.pick(AWKWARD_IDS) ?? 'nobody', jurisdiction: COUNTY }
  if (draw.chance(2)) return nobody as { id: string; jurisdiction: string } & Partial<RecordOf<K>>
  const all = [...read.list(kind)]
  const fitting = draw.chance(10) ? all : all.filter(fits)
  return (draw.pick(fitting) ?? draw.pick(all) ?? nobody) as { id: string; jurisdiction: string } & Partial<
    RecordOf<K>
  >
}

/** Keys whose value is undefined are left out, as JSON leaves them out. */
export const payload = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

export const maybe = <T>(draw: Draw, percent: number, make: () => T): T | undefined =>
  draw.chance(percent) ? make() : undefined

export const position = (draw: Draw) => ({
  lat: 29 + draw.int(1000) / 1000,
  lon: 103 + draw.int(1000) / 1000,
  ...(draw.chance(50) && { datum: draw.pick(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09']) }),
})

export const person = (draw: Draw): string => `p-${draw.int(5)}`

const TEXTS = ['河水上涨', '道路塌方，车辆受阻', 'Water over the bridge', 'lamp out 💡', '老人被困'] as const
export const text = (draw: Draw): string => draw.pick(TEXTS) ?? '水'
export const bilingual = (draw: Draw) => ({ zh: text(draw), en: `Report ${draw.int(9)}` })
