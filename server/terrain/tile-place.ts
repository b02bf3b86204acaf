import { z } from 'zod'
import { words } from '../../domain/words.ts'
import { invalid } from '../errors.ts'
import type { TileId } from './tile.ts'

const FINEST = 18
const place = z.coerce.number().int().min(0)

/** The place of a tile in an address. */
export const tilePlace = { z: z.coerce.number().int().min(0).max(FINEST), x: place, y: place }

/** @throws ApiError invalid, naming the number that no tile of that zoom has */
export function checkTile({ z: zoom, x, y }: TileId): void {
  const across = 2 ** zoom
  if (x < across && y < across) return
  const message = words('瓦片编号超出范围', 'There is no such tile at this zoom')
  throw invalid({ path: x >= across ? 'params.x' : 'params.y', message })
}
