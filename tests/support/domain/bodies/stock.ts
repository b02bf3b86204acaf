import type { stockCommands } from '../../../../domain/stock/commands.ts'
import {
  at,
  bilingual,
  COUNTY,
  maybe,
  ownId,
  payload,
  person,
  place,
  position,
  some,
  text,
  type MakeBody,
} from './body.ts'

/** A lot number always comes with the same dates, but for the odd mistake. */
const DATES: Readonly<Record<string, object>> = {
  'L-0': { producedOn: '2026-01-01', expiresOn: '2028-01-01' },
  'L-1': { expiresOn: '2027-06-30' },
  'L-2': {},
  'L-3': { producedOn: '2026-05-05' },
}

export const stockBodies: Record<keyof typeof stockCommands, MakeBody> = {
  RegisterWarehouse: (draw) => ({
    jurisdiction: place(draw),
    payload: payload({
      warehouseId: ownId(draw),
      name: text(draw),
      position: position(draw),
      keeper: maybe(draw, 50, () => person(draw)),
    }),
  }),
  AppointKeeper: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'warehouse')
    return { jurisdiction: at(draw, jurisdiction), payload: { warehouseId: id, keeper: person(draw) } }
  },
  RegisterItem: (draw) => ({
    jurisdiction: draw.chance(80) ? COUNTY : place(draw),
    payload: payload({
      itemId: ownId(draw),
      code: `10101${draw.int(10)}${draw.int(10)}`,
      name: bilingual(draw),
      unitOfMeasure: { zh: '件', en: 'piece' },
    }),
  }),
  ReceiveStock: (draw, read) => {
    const warehouse = some(draw, read, 'warehouse')
    const number = draw.pick(Object.keys(DATES)) ?? 'L-2'
    return {
      jurisdiction: at(draw, warehouse.jurisdiction),
      payload: payload({
        warehouseId: warehouse.id,
        itemId: some(draw, read, 'item').id,
        lotNumber: number,
        quantity: 1 + draw.int(20),
        receiptKind: draw.pick(['purchase', 'donation', 'opening', 'return']),
        ...(draw.chance(4) ? { producedOn: '2026-12-31', expiresOn: '2026-01-01' } : DATES[number]),
        note: maybe(draw, 20, () => text(draw)),
      }),
    }
  },
  IssueStock: (draw, read) => {
    const balance = some(draw, read, 'balance', ({ quantity }) => quantity > 0)
    return {
      jurisdiction: at(draw, balance.jurisdiction),
      payload: payload({
        warehouseId: balance.warehouseId ?? balance.id,
        itemId: balance.itemId ?? balance.id,
        lotId: maybe(draw, 30, () => balance.lotId),
        quantity: 1 + draw.int(12),
        issueKind: draw.pick(['use', 'consume', 'transfer-out', 'scrap']),
        incidentId: maybe(draw, 30, () => some(draw, read, 'incident').id),
        note: maybe(draw, 20, () => text(draw)),
        paperworkPending: maybe(draw, 30, () => true),
      }),
    }
  },
  CountStock: (draw, read) => {
    const balance = some(draw, read, 'balance')
    const fields = {
      warehouseId: balance.warehouseId ?? balance.id,
      lotId: balance.lotId ?? balance.id,
      counted: draw.int(15),
      note: maybe(draw, 30, () => text(draw)),
    }
    return { jurisdiction: at(draw, balance.jurisdiction), payload: payload(fields) }
  },
  SetStockTargets: (draw, read) => {
    const warehouse = some(draw, read, 'warehouse')
    const targets = [{ itemId: some(draw, read, 'item').id, quantity: draw.int(4) * 10 }]
    return {
      jurisdiction: at(draw, warehouse.jurisdiction),
      payload: payload({ warehouseId: warehouse.id, targets }),
    }
  },
}
