import type { IssueKind, ReceiptKind } from '../../domain/stock/commands.ts'
import { words, type Words } from '../../domain/words.ts'

export const RECEIPTS: Readonly<Record<ReceiptKind, Words>> = {
  purchase: words('采购入库', 'Purchase'),
  donation: words('捐赠入库', 'Donation'),
  'transfer-in': words('调入', 'Transfer in'),
  return: words('归还', 'Return'),
  opening: words('期初', 'Opening stock'),
}

export const ISSUES: Readonly<Record<IssueKind, Words>> = {
  use: words('领用', 'Drawn for use'),
  consume: words('消耗', 'Consumed'),
  'transfer-out': words('调拨出库', 'Transfer out'),
  rotate: words('轮换', 'Rotated out'),
  repair: words('维修', 'Sent to repair'),
  scrap: words('报废', 'Scrapped'),
}

/** How full a store is: `备齐 85%`. Never 100 % while something is missing. */
export const fillWords = (fill: number | undefined): Words => {
  if (fill === undefined) return words('未设定额', 'no targets')
  const percent = Math.floor(fill * 100)
  return words(`备齐 ${percent}%`, `${percent}% of target`)
}
