import type { Command } from './commands.ts'
import { liesFarOutside, type Extent } from './extent.ts'
import { toWgs84, type SaidPosition } from './position.ts'
import type { Read } from './read.ts'
import { refuse, type Refused } from './refusal.ts'

/** What the base data say of where the county is: by it a command's codes and places are judged. */
export interface Territory {
  readonly extent: Extent
  /** The county's own code, and those of its townships and villages. */
  readonly codes: ReadonlySet<string>
}

/**
 * Commands that make a record where they are given. Others act on one that is there: it must stay possible to put away
 * what was registered for a township that is no more.
 */
const MAKES_A_RECORD: ReadonlySet<Command['type']> = new Set([
  'ReportIncident',
  'RegisterUnit',
  'RegisterWarehouse',
  'RegisterItem',
  'DrawMarking',
] as const)

/**
 * Why a command cannot be meant for this county: a code that it does not have, or a place far outside.
 * @param read what the command's jurisdiction may
 */
export function territoryFault(
  command: Command,
  territory: Territory,
  read: Pick<Read, 'get'>,
): Refused | undefined {
  const unknown = newCodesIn(command, read).find((code) => !territory.codes.has(code))
  if (unknown !== undefined) return refuse('jurisdiction-unknown', { code: unknown })
  for (const said of positionsIn(command)) {
    const { lat, lon } = toWgs84(said)
    const fault = outsideFault([lon, lat], territory)
    if (fault) return fault
  }
  return undefined
}

/** The refusal of a point, [lon, lat] in WGS-84, that lies far outside; undefined when it does not. */
export function outsideFault(
  [lon, lat]: readonly [number, number],
  { extent }: Pick<Territory, 'extent'>,
): Refused | undefined {
  if (!liesFarOutside(extent, [lon, lat])) return undefined
  return refuse('outside-county', { lat, lon, swapped: !liesFarOutside(extent, [lat, lon]) })
}

/** A share that is there already may stay although its township is no more: only who drops it ends it. */
function newCodesIn(command: Command, read: Pick<Read, 'get'>): readonly string[] {
  const { type, jurisdiction, payload } = command
  const present = sharesNow(command, read)
  const added = 'with' in payload ? (payload.with ?? []).filter((code) => !present.includes(code)) : []
  return MAKES_A_RECORD.has(type) ? [jurisdiction, ...added] : added
}

function sharesNow({ type, payload }: Command, read: Pick<Read, 'get'>): readonly string[] {
  switch (type) {
    case 'ShareIncident':
      return read.get('incident', payload.incidentId)?.sharedByOffice ?? []
    case 'ShareMarking':
      return read.get('marking', payload.markingId)?.sharedWith ?? []
    default:
      return []
  }
}

function positionsIn({ payload }: Command): readonly SaidPosition[] {
  const said = [
    'position' in payload ? payload.position : undefined,
    'home' in payload ? payload.home : undefined,
    'closes' in payload ? payload.closes?.position : undefined,
  ]
  return said.filter((position) => position !== undefined)
}
