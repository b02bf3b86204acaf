import { YUNXI } from './bodies/body.ts'
import { anIncident, aUnit, aVerifiedIncident, Scene } from './scene.ts'

/** A verified incident with another below it. */
export function parentAndChild(scene: Scene) {
  const parentId = aVerifiedIncident(scene)
  const childId = anIncident(scene, YUNXI, { parentId })
  return { parentId, childId }
}

/** An incident that a unit is on its way to. */
export function withUnit(scene: Scene): string {
  const incidentId = aVerifiedIncident(scene)
  scene.did('AssignUnit', { unitId: aUnit(scene), incidentId })
  return incidentId
}

/** Given what `make` made (its id), when `does` is done. */
export const given =
  (make: (scene: Scene) => string, does: (scene: Scene, id: string) => ReturnType<Scene['does']>) => () => {
    const scene = new Scene()
    return does(scene, make(scene))
  }
