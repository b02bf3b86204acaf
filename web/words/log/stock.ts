import type { stockEvents } from '../../../domain/stock/events.ts'
import { words } from '../../../domain/words.ts'
import { ISSUES, RECEIPTS } from '../stock-words.ts'
import { line, type Lines } from './line.ts'

/** The log of stores and what they hold, in words. */
export const stockLines: Lines<typeof stockEvents> = {
  WarehouseRegistered(event) {
    return line(`登记仓库 ${event.payload.name}`, `Store ${event.payload.name} registered`)
  },
  KeeperAppointed(event, names) {
    const store = names.warehouse(event.payload.warehouseId)
    return line(
      event.payload.before ? `${store.zh} 更换保管人` : `${store.zh} 确定保管人`,
      event.payload.before ? `${store.en} has a new keeper` : `${store.en} has a keeper`,
    )
  },
  ItemRegistered(event) {
    const { name } = event.payload
    return line(`登记物资 ${name.zh}`, `Item ${name.en} registered`)
  },
  StockReceived(event, names) {
    const { warehouseId, itemId, quantity, receiptKind, lotNumber } = event.payload
    const [store, item, kind] = [names.warehouse(warehouseId), names.item(itemId), RECEIPTS[receiptKind]]
    return line(
      `${store.zh} ${kind.zh} ${item.zh} ${quantity}（批号 ${lotNumber}）`,
      `${store.en}: ${quantity} ${item.en} in, ${kind.en.toLowerCase()} (lot ${lotNumber})`,
    )
  },
  StockIssued(event, names) {
    const { warehouseId, itemId, quantity, issueKind, incidentId, paperworkPending } = event.payload
    const [store, item, kind] = [names.warehouse(warehouseId), names.item(itemId), ISSUES[issueKind]]
    const use = incidentId ? names.incident(incidentId) : undefined
    return line(
      `${store.zh} ${kind.zh} ${item.zh} ${quantity}${use ? `，用于 ${use.zh}` : ''}${paperworkPending ? '，手续待补' : ''}`,
      `${store.en}: ${quantity} ${item.en} out, ${kind.en.toLowerCase()}${use ? `, for ${use.en}` : ''}${paperworkPending ? ', papers to follow' : ''}`,
    )
  },
  StockCounted(event, names) {
    const { warehouseId, lotId, counted, difference } = event.payload
    const [store, lot] = [names.warehouse(warehouseId), names.lot(lotId)]
    const found =
      difference === 0
        ? words('相符', 'as booked')
        : difference > 0
          ? words(`盘盈 ${difference}`, `${difference} more than booked`)
          : words(`盘亏 ${-difference}`, `${-difference} fewer than booked`)
    return line(
      `${store.zh} 盘点 ${lot.zh}：实有 ${counted}，${found.zh}`,
      `${store.en} counted ${lot.en}: ${counted}, ${found.en}`,
    )
  },
  StockTargetsSet(event, names) {
    const { warehouseId, targets } = event.payload
    const store = names.warehouse(warehouseId)
    const said = targets.map(({ itemId, quantity }) => ({ name: names.item(itemId), quantity }))
    return line(
      `${store.zh} 储备定额：${said.map(({ name, quantity }) => `${name.zh} ${quantity || '不设'}`).join('、')}`,
      `${store.en}, targets: ${said.map(({ name, quantity }) => `${name.en} ${quantity || 'none'}`).join(', ')}`,
    )
  },
}
