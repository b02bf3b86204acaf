import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { toCsv, type Table } from '../../domain/geo/export/csv.ts'

/** As what an answer is taken away: absent, as the screen wants it. */
export const exportFormat = z
  .enum(['geojson', 'csv'])
  .optional()
  .meta({ description: 'A file: geojson for a map program, csv (UTF-8 with BOM) for a spreadsheet' })

/** The same things as rows of a table and as shapes on a map. */
export interface Exported extends Table {
  /** GeoJSON. */
  readonly shapes: object
}

/** In what language a CSV names its columns and says what is a code in the answer. */
export const exportLanguage = z.enum(['zh', 'en']).optional().meta({
  description: 'A csv for people: heads and codes in this language. Absent: as the answer names them',
})

export interface ExportWish {
  /** Of the file, without its time and ending. */
  readonly name: string
  readonly format: 'geojson' | 'csv'
  readonly lang?: 'zh' | 'en' | undefined
  /** The instant that it is of. */
  readonly at: Date
}

export function sendExport(
  reply: FastifyReply,
  { name, format, lang, at }: ExportWish,
  { shapes, ...table }: Exported,
): FastifyReply {
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json; charset=utf-8'
  // `qingshi-1:2` is a version, and Windows takes no colon in the name of a file.
  const file = `${name.replaceAll(':', '_')}-${stamp(at)}.${format}`
  reply.header('content-disposition', `attachment; filename="${file}"`)
  reply.type(type)
  // Both as text: the serializer would make JSON of a CSV.
  return reply.send(Buffer.from(format === 'csv' ? toCsv(table, lang) : JSON.stringify(shapes)))
}

/** `20261126-002438`, on the clocks of the county. */
const stamp = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
