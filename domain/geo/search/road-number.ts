/** The letter that begins a number of each class: national, provincial, county, township and village roads. */
const LETTERS: Readonly<Record<string, string>> = { 国道: 'G', 省道: 'S', 县道: 'X', 乡道: 'Y', 村道: 'C' }

const CLASS = '国道|省道|县道|乡道|村道'
const NUMBERED = new RegExp(
  `^(?:${CLASS})?\\s*(?<number>[GSXYC]\\s?\\d{1,4})\\s*(?:${CLASS}|公路|线|路)?$`,
  'iu',
)
const COUNTED = new RegExp(
  `^(?:(?<before>${CLASS})\\s*(?<a>\\d{1,4})|(?<b>\\d{1,4})\\s*(?<after>${CLASS}))$`,
  'u',
)

/**
 * A road's number however it is said: `X12`, `x12线`, `县道X12`, `12县道`. Letters as in GB/T 917-2017.
 * @returns such as `X12`; undefined when the text is something else
 */
export function roadNumberFrom(text: string): string | undefined {
  const numbered = NUMBERED.exec(text)?.groups
  if (numbered) return numbered['number']?.replace(/\s/, '').toUpperCase()
  const { before, after, a, b } = COUNTED.exec(text)?.groups ?? {}
  const letter = LETTERS[before ?? after ?? '']
  return letter && `${letter}${a ?? b}`
}
