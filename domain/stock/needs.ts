import type { ItemId } from '../ids.ts'
import type { Read } from '../read.ts'

/** What a warehouse should hold of an item, and what it holds. */
export interface Need {
  readonly itemId: ItemId
  readonly target: number
  readonly stock: number
  /** How much is missing; 0 when there is enough. */
  readonly short: number
}

/** Every need of one warehouse, the emptiest first. Lots that have expired count until they are taken out. */
export function needsOf(read: Read, warehouseId: string): Need[] {
  const stock = new Map<string, number>()
  for (const balance of read.list('balance')) {
    if (balance.warehouseId !== warehouseId) continue
    stock.set(balance.itemId, (stock.get(balance.itemId) ?? 0) + balance.quantity)
  }
  return [...read.by('target', 'warehouse', warehouseId)]
    .map(({ itemId, quantity: target }) => {
      const held = stock.get(itemId) ?? 0
      return { itemId, target, stock: held, short: Math.max(0, target - held) }
    })
    .sort((a, b) => share(a) - share(b) || b.short - a.short || (a.itemId < b.itemId ? -1 : 1))
}

/**
 * How full a warehouse is, 0 to 1: the mean over its needs of min(1, stock / target). More of one item makes up for no
 * other, and a single item that ran out does not make a full store look empty: that is what the shortfalls are for.
 * Undefined without targets.
 */
export function fillOf(needs: readonly Need[]): number | undefined {
  if (needs.length === 0) return undefined
  return needs.reduce((sum, need) => sum + share(need), 0) / needs.length
}

const share = ({ stock, target }: Need): number => Math.min(1, stock / target)
