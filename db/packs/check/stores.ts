import { words } from '../../../domain/words.ts'
import { spotInStock, type Checking } from './checking.ts'
import { knownOf } from './known.ts'
import { notThere, usedTwice } from './said.ts'

/** What the stores hold and should hold can be booked: the operation would refuse the rest when it is loaded. */
export function checkStores(checking: Checking): void {
  const items = knownOf(checking, 'items')
  const seen = new Set<string>()
  checking.pack.stock.warehouses.forEach(({ targets, lots }, row) => {
    const fault = (
      table: 'targets' | 'lots',
      at: number,
      field: string,
      said: ReturnType<typeof usedTwice>,
    ) => checking.findings.fault(spotInStock(checking, 'warehouses', row, table, at, field), ...said)
    targets.forEach(({ item }, at) => {
      if (!items.has(item)) fault('targets', at, 'item', notThere('物资', 'item', item, 'items'))
      if (targets.findIndex((other) => other.item === item) < at) fault('targets', at, 'item', TARGET_TWICE)
    })
    lots.forEach(({ item, lot, producedOn, expiresOn }, at) => {
      if (!items.has(item)) fault('lots', at, 'item', notThere('物资', 'item', item, 'items'))
      // A lot is known by its number and item: the same number in two places would be booked as one.
      if (seen.has(lot)) fault('lots', at, 'lot', usedTwice(lot))
      seen.add(lot)
      if (producedOn && expiresOn && expiresOn < producedOn)
        fault('lots', at, 'expiresOn', expired(producedOn, expiresOn))
    })
  })
}

const TARGET_TWICE = [
  words('同一物资有两个目标数量', 'this store has two targets of one item'),
  words('每种物资只写一次', 'Write each item once'),
] as const

const expired = (producedOn: string, expiresOn: string) =>
  [
    words(
      `到期日 ${expiresOn} 早于生产日期 ${producedOn}`,
      `${expiresOn} is before it was made, on ${producedOn}`,
    ),
    words('核对批次的两个日期', 'Compare both dates of the lot'),
  ] as const
