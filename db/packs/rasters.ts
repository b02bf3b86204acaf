import { z } from 'zod'
import { NO_HEIGHT, type HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { LANDCOVER } from '../../domain/geo/terrain/landcover.ts'
import { lat, lon } from './fields.ts'
import { LIMITS } from './limits.ts'

const frame = {
  columns: z.number().int().min(2).max(20_000),
  rows: z.number().int().min(2).max(20_000),
  west: lon,
  north: lat,
  cellLonDeg: z.number().positive().max(1),
  cellLatDeg: z.number().positive().max(1),
}
const fits = ({ columns, rows }: { columns: number; rows: number }) => columns * rows <= LIMITS.cells

/** `dem.json`; `dem.bin.gz` holds the values. */
export const demHeader = z
  .strictObject({
    ...frame,
    unit: z.literal('dm'),
    encoding: z.literal('int16-le-paeth'),
    nodata: z.literal(NO_HEIGHT),
  })
  .refine(fits, 'more than 25,000,000 cells')

/** `landcover.json`; `landcover.bin.gz` holds a byte a cell, 0 where nothing is known. */
export const landcoverHeader = z
  .strictObject({
    ...frame,
    encoding: z.literal('uint8'),
    classes: z.record(z.string().regex(/^([1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/), z.enum(LANDCOVER)),
  })
  .refine(fits, 'more than 25,000,000 cells')

/** What covers the ground, on a grid like that of the heights. */
export interface LandcoverGrid extends Omit<HeightGrid, 'decimetres'> {
  /** Of each cell its place in LANDCOVER, from 1, whatever number the file had for it; 0: not known. */
  readonly classes: Uint8Array
}
