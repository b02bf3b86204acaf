import { words, type Words } from '../../domain/words.ts'
import type { Fault } from '../lib/fault.ts'
import { language } from '../lib/i18n.svelte.ts'
import { saveFile } from '../lib/save-file.ts'
import { pathOf } from './ask-geography.ts'
import type { Answered } from './analysis.svelte.ts'
import { questionOf } from './questions.ts'

export const FORMATS = [
  { format: 'csv', words: words('CSV 表格', 'CSV table') },
  { format: 'geojson', words: words('GeoJSON 图形', 'GeoJSON shapes') },
] as const satisfies readonly { format: string; words: Words }[]
export type Format = (typeof FORMATS)[number]['format']

/** Asks for an answer that is on the screen as a file, as of the same instant. @returns why that could not be done */
export function saveAnswer(
  operation: string,
  { inquiry, asOfMs, atMs }: Answered,
  { format, name }: { format: Format; name: string },
): Promise<Fault | undefined> {
  const { path, body } = questionOf(inquiry)
  const more = { format, lang: language.current }
  return saveFile({ path: pathOf({ operation, at: asOfMs }, path, more), body, name, atMs, ending: format })
}
