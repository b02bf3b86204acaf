import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { About } from '../../domain/geo/answers.ts'
import { toCsv } from '../../domain/geo/export/csv.ts'
import type { FeatureCollection } from '../../domain/geo/export/geojson.ts'

/** As what an answer is taken away: absent, as the screen wants it. */
export const exportFormat = z
  .enum(['geojson', 'csv'])
  .optional()
  .meta({ description: 'A file: geojson for a map program, csv (UTF-8 with BOM) for a spreadsheet' })

/** The same things as rows of a table and as shapes on a map. */
export interface Exported {
  readonly about: About
  readonly rows: readonly object[]
  readonly shapes: FeatureCollection
}

/** @param name of the file, without its ending */
export function sendExport(
  reply: FastifyReply,
  name: string,
  format: 'geojson' | 'csv',
  { about, rows, shapes }: Exported,
): FastifyReply {
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json; charset=utf-8'
  reply.header('content-disposition', `attachment; filename="${name}.${format}"`)
  reply.type(type)
  // Both as text: the serializer would make JSON of a CSV.
  return reply.send(Buffer.from(format === 'csv' ? toCsv(about, rows) : JSON.stringify(shapes)))
}
