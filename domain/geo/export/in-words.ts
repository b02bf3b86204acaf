import type { Words } from '../../words.ts'
import { COLUMN_WORDS } from './column-words.ts'
import type { Cell } from './table.ts'
import { VALUE_WORDS, YES_NO } from './value-words.ts'

/** A spreadsheet shows longer numbers as 9.9E+11: a tab before them makes them text. */
const LONG_CODE = /^\d{12,}$/

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
/** `2026-11-26 00:45:33`: every county of China keeps UTC+8. */
const onCountyClock = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/**
 * A table, its head first, for people who read one language: the columns of the other left out, codes said in words, instants on the county's clock.
 * Cells that hold both languages keep the one.
 */
export function inWords([head = [], ...rows]: readonly (readonly Cell[])[], language: keyof Words): Cell[][] {
  const other = language === 'zh' ? 'En' : 'Zh'
  const own = language === 'zh' ? 'Zh' : 'En'
  const kept = head.flatMap((column, index) => {
    const name = String(column)
    const isPaired = (ending: string) => name.endsWith(ending) && head.includes(pairOf(name))
    // Of what has words in some rows and none in others, the column of none.
    return isPaired(other) || head.includes(`${name}${own}`)
      ? []
      : [{ index, key: isPaired(own) ? name.slice(0, -2) : name }]
  })
  return [
    kept.map(({ key }) => COLUMN_WORDS[key]?.[language] ?? key),
    ...rows.map((row) => kept.map(({ index, key }) => said(key, row[index] ?? '', language))),
  ]
}

/** A list of codes stands in one cell. */
const BETWEEN: Words = { zh: '、', en: ', ' }

const pairOf = (name: string): string => name.slice(0, -2) + (name.endsWith('Zh') ? 'En' : 'Zh')

function said(column: string, cell: Cell, language: keyof Words): Cell {
  if (typeof cell === 'boolean') return YES_NO[`${cell}`][language]
  if (typeof cell !== 'string') return cell
  if (INSTANT.test(cell)) return onCountyClock(cell)
  if (LONG_CODE.test(cell)) return `\t${cell}`
  const codes = VALUE_WORDS[column]
  return codes
    ? cell
        .split(' ')
        .map((code) => codes[code]?.[language] ?? code)
        .join(BETWEEN[language])
    : cell
}
