import { z } from 'zod'
import { day, freeText, label, person, quantity } from '../fields.ts'
import { incidentId, itemId, lotId, warehouseId } from '../ids.ts'
import { saidPosition } from '../position.ts'

/** 采购入库, 捐赠入库, 调入, 归还, 期初. */
export const receiptKind = z.enum(['purchase', 'donation', 'transfer-in', 'return', 'opening'])
export type ReceiptKind = z.infer<typeof receiptKind>

/** 领用, 消耗, 调拨出库, 轮换, 维修, 报废. */
export const issueKind = z.enum(['use', 'consume', 'transfer-out', 'rotate', 'repair', 'scrap'])
export type IssueKind = z.infer<typeof issueKind>

/** What a store should hold of an item, in its unit of measure; 0: nothing is wanted. */
export const targetQuantity = z.number().int().min(0).max(1_000_000_000)

export const stockCommands = {
  RegisterWarehouse: z.strictObject({
    warehouseId: warehouseId.optional(),
    name: label,
    position: saidPosition,
    keeper: person.optional(),
  }),
  /** 更换保管人: another person keeps the store from now on. */
  AppointKeeper: z.strictObject({ warehouseId, keeper: person }),
  RegisterItem: z.strictObject({
    itemId: itemId.optional(),
    /** GB/T 38565-2020: 7 digits in 4 levels. */
    code: z.string().regex(/^\d{7}$/, 'item-code'),
    name: z.strictObject({ zh: label, en: label }),
    unitOfMeasure: z.strictObject({ zh: label, en: label }),
  }),
  ReceiveStock: z.strictObject({
    warehouseId,
    itemId,
    lotNumber: label,
    quantity,
    receiptKind,
    producedOn: day.optional(),
    expiresOn: day.optional(),
    note: freeText(500).optional(),
  }),
  IssueStock: z.strictObject({
    warehouseId,
    itemId,
    /** Absent: the lots that expire first are issued first. */
    lotId: lotId.optional(),
    quantity,
    issueKind,
    incidentId: incidentId.optional(),
    note: freeText(500).optional(),
    /** 先调后补手续: in an emergency the goods go first and the papers follow. */
    paperworkPending: z.boolean().default(false),
  }),
  CountStock: z.strictObject({
    warehouseId,
    lotId,
    counted: z.number().int().min(0).max(1_000_000_000),
    note: freeText(500).optional(),
  }),
  /** Items that are not named keep the target they have. */
  SetStockTargets: z.strictObject({
    warehouseId,
    targets: z
      .array(z.strictObject({ itemId, quantity: targetQuantity }))
      .min(1)
      .max(500)
      .refine((lines) => new Set(lines.map((line) => line.itemId)).size === lines.length, 'item-twice'),
  }),
} as const
