import { beyond } from '../border.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { Incident } from './record.ts'

type Ties = Pick<
  Incident,
  'jurisdiction' | 'sharedByOffice' | 'reinforcements' | 'parentJurisdiction' | 'foreignChildren'
>

/**
 * Who sees an incident beside its own office and those above: whom the office shares it with, and for as long as it
 * lasts those who have a unit in it, an incident below it or the one above it.
 */
export const seenBy = (incident: Ties): Jurisdiction[] =>
  beyond(incident.jurisdiction, [
    ...incident.sharedByOffice,
    ...incident.reinforcements.map(({ jurisdiction }) => jurisdiction),
    ...incident.foreignChildren.map(({ jurisdiction }) => jurisdiction),
    ...(incident.parentJurisdiction ? [incident.parentJurisdiction] : []),
  ])
