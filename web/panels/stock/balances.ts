import type { Read } from '../../../domain/read.ts'
import type { Balance, Item, Lot } from '../../../domain/stock/record.ts'

export interface ItemLine {
  readonly item: Item
  readonly total: number
  /** The day the first of it expires; null: none of it does. */
  readonly expiresOn: string | null
  readonly lots: readonly { readonly lot: Lot | undefined; readonly balance: Balance }[]
}

/** What one store holds, item by item, by code; lots in the order in which they are issued. */
export function linesOf(read: Read, warehouseId: string): ItemLine[] {
  const byItem = new Map<string, Balance[]>()
  for (const balance of read.list('balance')) {
    if (balance.warehouseId !== warehouseId) continue
    const of = byItem.get(balance.itemId)
    if (of) of.push(balance)
    else byItem.set(balance.itemId, [balance])
  }
  return [...byItem]
    .flatMap(([itemId, balances]) => {
      const item = read.get('item', itemId)
      if (!item) return []
      const lots = balances
        .map((balance) => ({ balance, lot: read.get('lot', balance.lotId) }))
        .sort(
          (a, b) =>
            expiry(a.lot).localeCompare(expiry(b.lot)) || a.balance.lotId.localeCompare(b.balance.lotId),
        )
      const held = lots.filter(({ balance }) => balance.quantity > 0)
      const total = held.reduce((sum, { balance }) => sum + balance.quantity, 0)
      return [{ item, total, expiresOn: held[0]?.lot?.expiresOn ?? null, lots }]
    })
    .sort((a, b) => (a.item.code < b.item.code ? -1 : 1))
}

const expiry = (lot: Lot | undefined): string => lot?.expiresOn ?? '9999-12-31'

/**
 * How full a store is: of the items it has ever held, how many it still has. A store's needs are not in the data
 * yet, so this says only that something ran out. 0 to 1.
 */
export function fillOf(read: Read, warehouseId: string): number {
  const totals = new Map<string, number>()
  for (const { warehouseId: at, itemId, quantity } of read.list('balance')) {
    if (at === warehouseId) totals.set(itemId, (totals.get(itemId) ?? 0) + quantity)
  }
  if (totals.size === 0) return 0
  return [...totals.values()].filter((total) => total > 0).length / totals.size
}

export type ExpiryState = 'expired' | 'soon' | 'fine'
const SOON_MS = 90 * 24 * 3_600_000

/** Whether a day of expiry lies behind `nowMs`, within 90 days of it, or further on. */
export function expiryState(expiresOn: string | null, nowMs: number): ExpiryState {
  if (!expiresOn) return 'fine'
  const end = Date.parse(`${expiresOn}T23:59:59`)
  if (end < nowMs) return 'expired'
  return end - nowMs < SOON_MS ? 'soon' : 'fine'
}
