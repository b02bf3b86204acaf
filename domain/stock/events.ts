import { z } from 'zod'
import { eventType } from '../event-type.ts'
import { day, freeText, label, quantity } from '../fields.ts'
import { incidentId, itemId, lotId, personId, warehouseId } from '../ids.ts'
import { position } from '../position.ts'
import { issueKind, receiptKind, targetQuantity } from './commands.ts'

const bilingual = z.object({ zh: label, en: label })

export const stockEvents = {
  WarehouseRegistered: eventType('jurisdiction', {
    warehouseId,
    name: label,
    position,
    keeper: personId.nullable(),
  }),
  KeeperAppointed: eventType('jurisdiction', {
    warehouseId,
    keeper: personId,
    before: personId.nullable(),
  }),
  ItemRegistered: eventType('jurisdiction', {
    itemId,
    code: z.string(),
    name: bilingual,
    unitOfMeasure: bilingual,
  }),
  StockReceived: eventType('jurisdiction', {
    warehouseId,
    itemId,
    lotId,
    lotNumber: label,
    quantity,
    receiptKind,
    producedOn: day.nullable(),
    expiresOn: day.nullable(),
    note: freeText(500).nullable(),
  }),
  StockIssued: eventType('jurisdiction', {
    warehouseId,
    itemId,
    /** First expired, first out. */
    lines: z.array(z.object({ lotId, quantity })).min(1),
    quantity,
    issueKind,
    incidentId: incidentId.nullable(),
    note: freeText(500).nullable(),
    paperworkPending: z.boolean(),
  }),
  /** 盘点: `difference` = counted - before; above zero is 盘盈, below is 盘亏. */
  StockCounted: eventType('jurisdiction', {
    warehouseId,
    lotId,
    before: z.number().int(),
    counted: z.number().int(),
    difference: z.number().int(),
    note: freeText(500).nullable(),
  }),
  /** Only what is new of it; 0: nothing of the item is wanted any more. */
  StockTargetsSet: eventType('jurisdiction', {
    warehouseId,
    targets: z.array(z.object({ itemId, quantity: targetQuantity })).min(1),
  }),
} as const
