import { z } from 'zod'

/** What a facility of a county pack may be (docs/county-pack.md). */
export const facilityKind = z.enum([
  'school',
  'hospital',
  'careHome',
  'fillingStation',
  'reservoir',
  'powerTower',
  'landmark',
  'townhall',
  'police',
  'fireStation',
  'waterSource',
  'helipad',
])

/** All that the nearest of may be asked for, as it is asked for. */
export const NEAREST_KINDS: readonly string[] = [
  ...['shelter', 'warehouse', 'store:<item id>'],
  ...facilityKind.options,
]
