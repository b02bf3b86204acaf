import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import { personIdOf, type Context } from '../context.ts'
import type { NewEvent } from '../events.ts'
import { itemId, lotId, warehouseId, type LotId } from '../ids.ts'
import { toWgs84 } from '../position.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import type { ScopedRead } from '../scope.ts'
import type { stockCommands } from './commands.ts'
import { issueLines } from './first-expired.ts'
import { balanceId, targetId, type Lot, type Warehouse } from './record.ts'

type StockCommand = Command<keyof typeof stockCommands>

export function decideStock(read: ScopedRead, command: StockCommand, ctx: Context): Decision<NewEvent> {
  if (command.type === 'RegisterWarehouse') return registerWarehouse(read, command, ctx)
  if (command.type === 'RegisterItem') return registerItem(read, command, ctx)
  const warehouse = read.get('warehouse', command.payload.warehouseId)
  if (!warehouse) return notFound('warehouse', command.payload.warehouseId)
  if (warehouse.jurisdiction !== command.jurisdiction)
    return refuse('other-jurisdiction', { id: warehouse.id })
  switch (command.type) {
    case 'AppointKeeper':
      return appointKeeper(warehouse, command.payload)
    case 'ReceiveStock':
      return receiveStock(read, warehouse, command.payload, ctx)
    case 'IssueStock':
      return issueStock(read, warehouse, command.payload)
    case 'CountStock':
      return countStock(read, warehouse, command.payload)
    case 'SetStockTargets':
      return setTargets(read, warehouse, command.payload)
    default:
      return assertNever(command)
  }
}

function registerWarehouse(
  read: ScopedRead,
  command: Command<'RegisterWarehouse'>,
  ctx: Context,
): Decision<NewEvent> {
  const { payload, jurisdiction } = command
  const id = payload.warehouseId ?? warehouseId.parse(ctx.newId())
  if (read.isTaken('warehouse', id)) return refuse('already-exists', { id })
  return accept({
    type: 'WarehouseRegistered',
    jurisdiction,
    sharedWith: [],
    about: [id],
    payload: {
      warehouseId: id,
      name: payload.name,
      position: toWgs84(payload.position),
      keeper: personIdOf(payload.keeper),
    },
  })
}

function appointKeeper(warehouse: Warehouse, wish: Command<'AppointKeeper'>['payload']): Decision<NewEvent> {
  const keeper = personIdOf(wish.keeper)
  if (keeper === warehouse.keeper) return accept()
  return accept({
    type: 'KeeperAppointed',
    ...place(warehouse, ...(warehouse.keeper ? [warehouse.keeper] : [])),
    payload: { warehouseId: warehouse.id, keeper, before: warehouse.keeper },
  })
}

function registerItem(read: ScopedRead, command: Command<'RegisterItem'>, ctx: Context): Decision<NewEvent> {
  const { payload, jurisdiction } = command
  const id = payload.itemId ?? itemId.parse(ctx.newId())
  if (read.isTaken('item', id)) return refuse('already-exists', { id })
  const { code, name, unitOfMeasure } = payload
  const fact = { itemId: id, code, name, unitOfMeasure }
  return accept({ type: 'ItemRegistered', jurisdiction, sharedWith: [], about: [id], payload: fact })
}

function receiveStock(
  read: Read,
  warehouse: Warehouse,
  wish: Command<'ReceiveStock'>['payload'],
  ctx: Context,
): Decision<NewEvent> {
  const item = read.get('item', wish.itemId)
  if (!item) return notFound('item', wish.itemId)
  const { lotNumber, quantity, receiptKind, producedOn = null, expiresOn = null, note = null } = wish
  if (producedOn && expiresOn && expiresOn < producedOn) return refuse('produced-after-expiry')
  const known = ownLot(read, warehouse, `${item.id}/${lotNumber}`)
  if (known && (known.expiresOn !== expiresOn || known.producedOn !== producedOn)) {
    return refuse('lot-dates-differ', { lotNumber })
  }
  const lot = known?.id ?? lotId.parse(ctx.newId())
  return accept({
    type: 'StockReceived',
    ...place(warehouse, item.id, lot),
    payload: {
      warehouseId: warehouse.id,
      itemId: item.id,
      lotId: lot,
      lotNumber,
      quantity,
      receiptKind,
      producedOn,
      expiresOn,
      note,
    },
  })
}

function issueStock(
  read: Read,
  warehouse: Warehouse,
  wish: Command<'IssueStock'>['payload'],
): Decision<NewEvent> {
  const item = read.get('item', wish.itemId)
  if (!item) return notFound('item', wish.itemId)
  if (wish.incidentId && !read.get('incident', wish.incidentId)) return notFound('incident', wish.incidentId)
  if (wish.lotId) {
    const lot = read.get('lot', wish.lotId)
    if (!lot) return notFound('lot', wish.lotId)
    if (lot.itemId !== item.id) return refuse('lot-of-other-item')
  }
  const { lines, available } = issueLines(read, warehouse.id, item.id, wish.quantity, wish.lotId)
  if (available < wish.quantity) return refuse('not-enough-stock', { available, requested: wish.quantity })
  const ids = lines.map((line) => line.lotId)
  return accept({
    type: 'StockIssued',
    ...place(warehouse, item.id, ...(wish.incidentId ? [...ids, wish.incidentId] : ids)),
    payload: {
      warehouseId: warehouse.id,
      itemId: item.id,
      lines,
      quantity: wish.quantity,
      issueKind: wish.issueKind,
      incidentId: wish.incidentId ?? null,
      note: wish.note ?? null,
      paperworkPending: wish.paperworkPending,
    },
  })
}

function countStock(
  read: Read,
  warehouse: Warehouse,
  wish: Command<'CountStock'>['payload'],
): Decision<NewEvent> {
  const balance = read.get('balance', balanceId(warehouse.id, wish.lotId))
  if (!balance) return notFound('lot', wish.lotId)
  const { counted, note = null } = wish
  const before = balance.quantity
  return accept({
    type: 'StockCounted',
    ...place(warehouse, balance.itemId, wish.lotId),
    payload: {
      warehouseId: warehouse.id,
      lotId: wish.lotId,
      before,
      counted,
      difference: counted - before,
      note,
    },
  })
}

function setTargets(
  read: Read,
  warehouse: Warehouse,
  wish: Command<'SetStockTargets'>['payload'],
): Decision<NewEvent> {
  const unknown = wish.targets.find((line) => !read.get('item', line.itemId))
  if (unknown) return notFound('item', unknown.itemId)
  const targets = wish.targets.filter(
    (line) => (read.get('target', targetId(warehouse.id, line.itemId))?.quantity ?? 0) !== line.quantity,
  )
  if (targets.length === 0) return accept()
  return accept({
    type: 'StockTargetsSet',
    ...place(warehouse, ...targets.map((line) => line.itemId)),
    payload: { warehouseId: warehouse.id, targets },
  })
}

function ownLot(read: Read, warehouse: Warehouse, itemNumber: string): Lot | undefined {
  for (const lot of read.by('lot', 'itemNumber', itemNumber)) {
    if (lot.jurisdiction === warehouse.jurisdiction) return lot
  }
  return undefined
}

const place = (warehouse: Warehouse, ...also: readonly (LotId | string)[]) => ({
  jurisdiction: warehouse.jurisdiction,
  sharedWith: warehouse.sharedWith,
  about: [warehouse.id, ...also],
})
