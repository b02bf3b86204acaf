import { STORE_OF } from '../../domain/geo/desk/questions.ts'
import type { Item } from '../../domain/stock/record.ts'
import type { Read } from '../../domain/read.ts'
import type { Words } from '../../domain/words.ts'
import { kindName } from './analysis-words.ts'

/** What a commander asks for at night by the water or the fire, wherever a county has it. */
const WANTED = ['冲锋舟', '抽水泵', '救生衣', '发电机', '森林水泵', '编织袋']

/** The kind of a search for stores that hold some of an item. */
export const goodsKind = (item: Item): string => `${STORE_OF}${item.id}`

/** The goods that are asked for most, those that are stocked here. */
export const wantedGoods = (read: Read): Item[] => {
  const items = [...read.list('item')]
  return WANTED.flatMap((name) => items.find((item) => item.name.zh === name) ?? [])
}

/** What a kind of search is called, goods by the name of the item. */
export function kindNameIn(read: Read, kind: string): Words {
  const item = kind.startsWith(STORE_OF) ? read.get('item', kind.slice(STORE_OF.length)) : undefined
  return item?.name ?? kindName(kind)
}
