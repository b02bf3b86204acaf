import type { Incident } from '../../../domain/incident/record.ts'
import type { Unit } from '../../../domain/unit/record.ts'
import type { Scene } from './scene.ts'

/** A record that must be there. */
export function incidentIn(scene: Scene, id: string): Incident {
  const incident = scene.store.get('incident', id)
  if (!incident) throw new Error(`There is no incident ${id}`)
  return incident
}

export function unitIn(scene: Scene, id: string): Unit {
  const unit = scene.store.get('unit', id)
  if (!unit) throw new Error(`There is no unit ${id}`)
  return unit
}
