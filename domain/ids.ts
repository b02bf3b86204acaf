import { z } from 'zod'

/** An id made by the program (UUIDv7) or named by a county pack or scenario (`u-990101101-03`). */
const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,127}$/, 'id')

export const incidentId = idText.brand<'IncidentId'>()
export const unitId = idText.brand<'UnitId'>()
export const warehouseId = idText.brand<'WarehouseId'>()
export const itemId = idText.brand<'ItemId'>()
export const lotId = idText.brand<'LotId'>()
export const markingId = idText.brand<'MarkingId'>()
export const injectId = idText.brand<'InjectId'>()
export const messageId = idText.brand<'MessageId'>()
export const personId = idText.brand<'PersonId'>()

export type IncidentId = z.infer<typeof incidentId>
export type UnitId = z.infer<typeof unitId>
export type WarehouseId = z.infer<typeof warehouseId>
export type ItemId = z.infer<typeof itemId>
export type LotId = z.infer<typeof lotId>
export type MarkingId = z.infer<typeof markingId>
export type InjectId = z.infer<typeof injectId>
export type MessageId = z.infer<typeof messageId>
export type PersonId = z.infer<typeof personId>

/** A thing of the base data, as the county pack names it: `road-g990-02`. */
export const baseFeatureId = idText.brand<'BaseFeatureId'>()

/** An operation: `live`, or the id of an exercise. */
export const operationId = idText.brand<'OperationId'>()
export type OperationId = z.infer<typeof operationId>
export const LIVE = operationId.parse('live')

/** Made by whoever sends a command, so that sending it twice is harmless. */
export const commandId = z
  .string()
  .regex(/^[A-Za-z0-9:._-]{8,128}$/, 'commandId')
  .brand<'CommandId'>()
export type CommandId = z.infer<typeof commandId>
