import { checkBasemap } from './basemap.ts'
import type { Checking } from './checking.ts'
import { checkCodes } from './codes.ts'
import { checkHeader } from './header.ts'
import { checkNetwork } from './network.ts'
import { checkOffices } from './offices.ts'
import { checkPeople } from './people.ts'
import { checkPlaces } from './places.ts'
import { checkRasters } from './rasters.ts'
import { checkReferences } from './references.ts'
import { checkShapes } from './shapes.ts'
import { checkShifted } from './shifted.ts'
import { checkStores } from './stores.ts'

/** What the schema of one file cannot see. */
export function checkPack(checking: Checking): void {
  checkHeader(checking)
  checkCodes(checking)
  checkReferences(checking)
  checkStores(checking)
  checkOffices(checking)
  checkPlaces(checking)
  checkShifted(checking)
  checkShapes(checking)
  checkNetwork(checking)
  checkPeople(checking)
  checkRasters(checking)
  checkBasemap(checking)
}
