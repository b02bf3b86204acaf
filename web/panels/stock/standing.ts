import type { Read } from '../../../domain/read.ts'
import { fillOf, needsOf, type Need } from '../../../domain/stock/needs.ts'
import type { Warehouse } from '../../../domain/stock/record.ts'

/** A store and how it stands with what it should hold. */
export interface Standing {
  readonly warehouse: Warehouse
  readonly needs: readonly Need[]
}

/** Every store, the emptiest first; those without targets last, and what is alike by its place. */
export function standings(read: Read): Standing[] {
  const rank = ({ needs }: Standing): number => fillOf(needs) ?? 2
  return [...read.list('warehouse')]
    .map((warehouse) => ({ warehouse, needs: needsOf(read, warehouse.id) }))
    .sort((a, b) => rank(a) - rank(b) || (a.warehouse.jurisdiction < b.warehouse.jurisdiction ? -1 : 1))
}
