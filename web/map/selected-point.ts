import type { Position } from '../../domain/position.ts'
import type { Read } from '../../domain/read.ts'
import type { Selection } from '../lib/url.ts'
import { anchorOf } from '../marking/measure.ts'

/**
 * Where what is selected is on the map; a unit where it is seen, else at its base. Undefined: it has no place, or
 * nothing is selected.
 */
export function selectedPoint(
  selection: Selection | null,
  read: Read,
  unitAt: (unitId: string) => Position | undefined,
): Position | undefined {
  if (selection?.kind === 'incident') return read.get('incident', selection.id)?.position ?? undefined
  if (selection?.kind === 'warehouse') return read.get('warehouse', selection.id)?.position
  if (selection?.kind === 'unit')
    return unitAt(selection.id) ?? read.get('unit', selection.id)?.home ?? undefined
  const marking = selection?.kind === 'marking' && read.get('marking', selection.id)
  if (!marking) return undefined
  const [lon, lat] = anchorOf(marking.geometry)
  return { lat, lon }
}
