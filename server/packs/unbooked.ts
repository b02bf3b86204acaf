import type { CountyWarehouse } from '../setup/county.ts'

/** A lot whose opening quantity another version of the pack says otherwise. Its balance is what people booked. */
export interface UnbookedLot {
  readonly warehouse: string
  readonly lot: string
  /** In the item's unit of measure, as the version before said. */
  readonly before: number
  /** Null: the lot is gone. */
  readonly after: number | null
}

type Stores = readonly Pick<CountyWarehouse, 'id' | 'lots'>[]

/** The lots of which a reload books nothing although the pack now says something else. */
export function unbookedLots(before: Stores, after: Stores): UnbookedLot[] {
  const now = new Map(after.flatMap(({ lots }) => lots.map(({ lot, quantity }) => [lot, quantity] as const)))
  return before.flatMap(({ id: warehouse, lots }) =>
    lots
      .filter(({ lot, quantity }) => now.get(lot) !== quantity)
      .map(({ lot, quantity }) => ({ warehouse, lot, before: quantity, after: now.get(lot) ?? null })),
  )
}
