import { checkBasemap } from './basemap.ts'
import type { Checking } from './checking.ts'
import { checkCodes } from './codes.ts'
import { checkHeader } from './header.ts'
import { checkNetwork } from './network.ts'
import { checkPeople } from './people.ts'
import { checkPlaces } from './places.ts'
import { checkReferences } from './references.ts'
import { checkShapes } from './shapes.ts'

/** What the schema of one file cannot see. */
export function checkPack(checking: Checking): void {
  checkHeader(checking)
  checkCodes(checking)
  checkReferences(checking)
  checkPlaces(checking)
  checkShapes(checking)
  checkNetwork(checking)
  checkPeople(checking)
  checkBasemap(checking)
}
