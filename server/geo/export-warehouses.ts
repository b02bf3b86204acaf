import { featuresToGeoJson } from '../../domain/geo/export/features.ts'
import type { Item, Warehouse } from '../../domain/stock/record.ts'
import { viewFor } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import { aboutOperation, pointAt, type OperationThen } from './export-operation.ts'
import type { Exported } from './export.ts'

const COLUMNS = [
  ...['id', 'name', 'jurisdiction', 'lon', 'lat', 'itemId', 'itemCode', 'itemZh', 'itemEn'],
  ...['unitOfMeasureZh', 'unitOfMeasureEn', 'quantity', 'target'],
]

interface Figures {
  /** Of all lots, also those past their date: they are in the store. */
  readonly quantity: number
  readonly target: number | null
}

/** What a warehouse has of an item, or should have. */
interface Stock extends Figures {
  readonly itemId: string
  readonly itemCode: string
  readonly item: Item['name']
  readonly unitOfMeasure: Item['unitOfMeasure']
}

/**
 * Warehouses with the stock on hand. As a table: a row for each item of each warehouse, and one for a warehouse without
 * any. As shapes: a point for each warehouse, its items in `stock`. Who keeps it is no part of it.
 */
export function exportWarehouses(then: OperationThen): Exported {
  const { records, audience } = then
  const figures = figuresOf(then)
  const stores = [...records.list('warehouse')].flatMap((record) => {
    const warehouse = viewFor(audience, record)
    return warehouse
      ? [{ ...factsOf(warehouse), stock: stockOf(then, figures.get(warehouse.id) ?? new Map()) }]
      : []
  })
  const about = aboutOperation(then, words('仓库', 'Stores'))
  const rows = stores.flatMap(({ stock, ...facts }) =>
    stock.length > 0 ? stock.map((each) => ({ ...facts, ...each })) : [facts],
  )
  const features = stores.map(({ lon, lat, ...properties }) => ({
    geometry: pointAt({ lon, lat }),
    properties,
  }))
  return { about, columns: COLUMNS, rows, shapes: featuresToGeoJson(about, features) }
}

const factsOf = ({ id, name, jurisdiction, position: { lon, lat } }: Warehouse) => ({
  ...{ id, name, jurisdiction, lon, lat },
})

/** By warehouse, how much of each item it has and should have, as far as that may be seen. */
function figuresOf({ records, audience }: OperationThen) {
  const figures = new Map<string, Map<string, Figures>>()
  const put = (of: { warehouseId: string; itemId: string }, change: (had: Figures) => Figures) => {
    const items = figures.get(of.warehouseId) ?? new Map<string, Figures>()
    items.set(of.itemId, change(items.get(of.itemId) ?? { quantity: 0, target: null }))
    figures.set(of.warehouseId, items)
  }
  for (const balance of records.list('balance')) {
    if (balance.quantity <= 0 || !viewFor(audience, balance)) continue
    put(balance, (had) => ({ ...had, quantity: had.quantity + balance.quantity }))
  }
  for (const target of records.list('target')) {
    if (viewFor(audience, target)) put(target, (had) => ({ ...had, target: target.quantity }))
  }
  return figures
}

/** By the code of the item. */
function stockOf({ records, audience }: OperationThen, figures: ReadonlyMap<string, Figures>): Stock[] {
  const stock = [...figures].flatMap(([itemId, had]): Stock[] => {
    const record = records.get('item', itemId)
    const item = record && viewFor(audience, record)
    if (!item) return []
    const { code: itemCode, name, unitOfMeasure } = item
    return [{ itemId, itemCode, item: name, unitOfMeasure, ...had }]
  })
  return stock.toSorted((a, b) => (a.itemCode < b.itemCode ? -1 : 1))
}
