import type { Event, EventType } from '../../../domain/events.ts'
import { words, type Words } from '../../../domain/words.ts'

/** How a line of the log calls the things it names; what is gone or hidden has a name too. */
export interface Names {
  incident(id: string): Words
  unit(id: string): Words
  warehouse(id: string): Words
  item(id: string): Words
  lot(id: string): Words
  marking(id: string): Words
  place(code: string): Words
}

/** One event as a line of the log, in both languages. */
export type Line<T extends EventType = EventType> = (event: Event<T>, names: Names) => Words

/** Words for each event of a registry: a new event without words does not compile. */
export type Lines<Registry> = { readonly [T in keyof Registry & EventType]: Line<T> }

export const line = (zh: string, en: string): Words => words(zh, en)

/** `（据…）` where something was said, nothing where not. */
export const after = (text: string | null | undefined, zh = '：', en = ': '): Words =>
  text ? words(`${zh}${text}`, `${en}${text}`) : words('', '')
