import type { About } from '../answers.ts'
import type { Words } from '../../words.ts'

type Cell = string | number | boolean | null

/** A list of an answer as it is exported. Every row has the same keys. */
export type Row = Readonly<Record<string, Cell>>

/** The columns that tell of every row where it comes from. */
export const provenance = ({ version, date, source, estimate }: About): Row => ({
  dataVersion: version,
  dataDate: date,
  source: `${source.zh} / ${source.en}`,
  estimate: estimate === null ? '' : `${estimate.zh} / ${estimate.en}`,
})

/** Things of an answer as flat rows: words in two columns; what is not a plain value is left out. */
export const rowOf = (thing: object): Row =>
  Object.fromEntries(
    Object.entries(thing).flatMap(([key, value]): [string, Cell][] => {
      if (isWords(value))
        return [
          [`${key}Zh`, value.zh],
          [`${key}En`, value.en],
        ]
      return isCell(value) ? [[key, value]] : []
    }),
  )

const isCell = (value: unknown): value is Cell =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
