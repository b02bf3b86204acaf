import type { ItemId, LotId, PersonId, WarehouseId } from '../ids.ts'
import type { Position } from '../position.ts'
import type { RecordBase } from '../record-base.ts'
import type { Words } from '../words.ts'

export interface Warehouse extends RecordBase {
  readonly kind: 'warehouse'
  readonly id: WarehouseId
  readonly name: string
  readonly position: Position
  readonly keeper: PersonId | null
}

export interface Item extends RecordBase {
  readonly kind: 'item'
  readonly id: ItemId
  readonly code: string
  readonly name: Words
  readonly unitOfMeasure: Words
}

export interface Lot extends RecordBase {
  readonly kind: 'lot'
  readonly id: LotId
  readonly itemId: ItemId
  readonly number: string
  readonly producedOn: string | null
  readonly expiresOn: string | null
}

/** What is left of one lot in one warehouse: a sum over the ledger of movements, never edited, never below zero. */
export interface Balance extends RecordBase {
  readonly kind: 'balance'
  /** `warehouseId/lotId` */
  readonly id: string
  readonly warehouseId: WarehouseId
  readonly itemId: ItemId
  readonly lotId: LotId
  readonly quantity: number
}

/** 储备定额: how much of an item a warehouse should hold. */
export interface Target extends RecordBase {
  readonly kind: 'target'
  /** `warehouseId/itemId` */
  readonly id: string
  readonly warehouseId: WarehouseId
  readonly itemId: ItemId
  /** Above zero. */
  readonly quantity: number
}

export const targetId = (warehouse: string, item: string): string => `${warehouse}/${item}`

export const balanceId = (warehouse: string, lot: string): string => `${warehouse}/${lot}`
