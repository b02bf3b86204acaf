import { assertNever } from '../assert-never.ts'
import type { Event } from '../events.ts'
import type { Read } from '../read.ts'
import type { Changes, NewRecord } from '../records.ts'
import type { stockEvents } from './events.ts'
import { balanceId, targetId, type Balance } from './record.ts'

type StockEvent = Event<keyof typeof stockEvents>

export function evolveStock(read: Read, event: StockEvent): Changes {
  const { jurisdiction } = event
  switch (event.type) {
    case 'WarehouseRegistered': {
      const { warehouseId: id, ...facts } = event.payload
      return put({ kind: 'warehouse', id, jurisdiction, sharedWith: [], ...facts })
    }
    case 'KeeperAppointed':
      return keeperAppointed(read, event)
    case 'ItemRegistered': {
      const { itemId: id, ...facts } = event.payload
      return put({ kind: 'item', id, jurisdiction, sharedWith: [], ...facts })
    }
    case 'StockReceived':
      return received(read, event)
    case 'StockIssued':
      return put(...event.payload.lines.map((line) => moved(read, event, line.lotId, -line.quantity)))
    case 'StockCounted':
      return put(moved(read, event, event.payload.lotId, event.payload.difference))
    case 'StockTargetsSet':
      return targetsSet(read, event)
    default:
      return assertNever(event)
  }
}

const put = (...records: NewRecord[]): Changes => ({ put: records, remove: [] })

function keeperAppointed(read: Read, event: Event<'KeeperAppointed'>): Changes {
  const { warehouseId, keeper } = event.payload
  const warehouse = read.get('warehouse', warehouseId)
  if (!warehouse)
    throw new Error(`${event.type} at seq ${event.seq} names a warehouse that is not in the state`)
  return put({ ...warehouse, keeper })
}

function received(read: Read, event: Event<'StockReceived'>): Changes {
  const { warehouseId, itemId, lotId, lotNumber, quantity, producedOn, expiresOn } = event.payload
  const common = { jurisdiction: event.jurisdiction, sharedWith: [] as const, itemId }
  const id = balanceId(warehouseId, lotId)
  const before = read.get('balance', id)?.quantity ?? 0
  const balance: NewRecord = {
    kind: 'balance',
    id,
    ...common,
    warehouseId,
    lotId,
    quantity: before + quantity,
  }
  if (read.get('lot', lotId)) return put(balance)
  return put({ kind: 'lot', id: lotId, ...common, number: lotNumber, producedOn, expiresOn }, balance)
}

function targetsSet(read: Read, event: Event<'StockTargetsSet'>): Changes {
  const { warehouseId, targets } = event.payload
  const common = { jurisdiction: event.jurisdiction, sharedWith: [] as const, warehouseId }
  const kept = targets.map((line) => ({ ...line, id: targetId(warehouseId, line.itemId) }))
  return {
    put: kept
      .filter(({ quantity }) => quantity > 0)
      .map((line) => ({ kind: 'target' as const, ...common, ...line })),
    remove: kept
      .filter(({ quantity, id }) => quantity === 0 && read.get('target', id))
      .map(({ id }) => ({ kind: 'target' as const, id })),
  }
}

/** A balance after a movement. Below zero is a bug in `decide` or a damaged log, so it throws. */
function moved(
  read: Read,
  event: StockEvent & { payload: { warehouseId: string } },
  lot: string,
  by: number,
): Balance {
  const balance = read.get('balance', balanceId(event.payload.warehouseId, lot))
  if (!balance)
    throw new Error(`${event.type} at seq ${event.seq} moves lot ${lot}, which the warehouse never had`)
  const quantity = balance.quantity + by
  if (quantity < 0) throw new Error(`${event.type} at seq ${event.seq} takes lot ${lot} below zero`)
  return { ...balance, quantity }
}
