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

/** The whole catalogue, by code: first what a store holds or should hold, then the rest. */
export function itemsOf(read: Read, warehouseId: string): Item[] {
  const own = new Set<string>()
  for (const kind of ['balance', 'target'] as const) {
    for (const record of read.list(kind)) if (record.warehouseId === warehouseId) own.add(record.itemId)
  }
  const rank = ({ id }: Item): number => (own.has(id) ? 0 : 1)
  return [...read.list('item')].sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
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
