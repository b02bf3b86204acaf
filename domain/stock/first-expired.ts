import type { ItemId, LotId, WarehouseId } from '../ids.ts'
import type { Read } from '../read.ts'

export interface IssueLine {
  readonly lotId: LotId
  readonly quantity: number
}

/**
 * Chooses the lots for an issue: the one that expires first goes first, one without an expiry date last; equal
 * dates by lot id, so that every server chooses alike. `available` is what the warehouse holds of the item (of
 * the lot, when one is named), which may be less than wanted: then the lines do not add up to it.
 */
export function issueLines(
  read: Read,
  warehouse: WarehouseId,
  item: ItemId,
  wanted: number,
  onlyLot?: LotId,
): { lines: IssueLine[]; available: number } {
  const stock = [...read.by('balance', 'warehouseItem', `${warehouse}/${item}`)]
    .filter((balance) => balance.quantity > 0 && (!onlyLot || balance.lotId === onlyLot))
    .map(({ lotId, quantity }) => ({
      lotId,
      quantity,
      expiresOn: read.get('lot', lotId)?.expiresOn ?? '9999-12-31',
    }))
    .sort((a, b) => compareText(a.expiresOn, b.expiresOn) || compareText(a.lotId, b.lotId))
  const lines: IssueLine[] = []
  let open = wanted
  for (const { lotId, quantity } of stock) {
    if (open === 0) break
    const taken = Math.min(open, quantity)
    lines.push({ lotId, quantity: taken })
    open -= taken
  }
  return { lines, available: stock.reduce((sum, { quantity }) => sum + quantity, 0) }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
