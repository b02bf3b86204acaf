import type { About } from '../answers.ts'
import type { Words } from '../../words.ts'

/** A value of a row. */
export type Cell = string | number | boolean | null

/** A list of an answer as it is exported. Every row has the same keys. */
export type Row = Readonly<Record<string, Cell>>

/** The columns that tell of every row where it comes from, in one language or in both. */
export function provenance({ version, date, source, estimate }: About, language?: keyof Words): Row {
  const said = (text: Words): string => (language ? text[language] : `${text.zh} / ${text.en}`)
  return {
    dataVersion: version,
    dataDate: date,
    source: said(source),
    estimate: estimate === null ? '' : said(estimate),
  }
}

/** Things of an answer as flat rows: words in two columns; what is not a plain value is left out, and a number has six decimals at most. */
export const rowOf = (thing: object): Row =>
  Object.fromEntries(
    Object.entries(thing).flatMap(([key, value]): [string, Cell][] => {
      if (isWords(value))
        return [
          [`${key}Zh`, value.zh],
          [`${key}En`, value.en],
        ]
      return isCell(value) ? [[key, typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value]] : []
    }),
  )

const isCell = (value: unknown): value is Cell =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
