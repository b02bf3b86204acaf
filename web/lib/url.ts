import { viewFrom, viewParameters, type MapView } from './map-view.ts'

/** The areas of the rail. Another area is one line here, one in shell/areas.ts. */
export const AREAS = [
  'situation',
  'incidents',
  'units',
  'stock',
  'drills',
  'playback',
  'accounts',
  'settings',
] as const
export type Area = (typeof AREAS)[number]

/** The records that can be selected. */
export const SELECTABLE_RECORDS = ['incident', 'unit', 'warehouse', 'marking', 'message', 'inject'] as const
/** An analysis is no record: its id is what it asks (web/analysis/inquiry.ts). */
export const SELECTABLE = [...SELECTABLE_RECORDS, 'analysis'] as const
export type SelectableKind = (typeof SELECTABLE)[number]

export interface Selection {
  readonly kind: SelectableKind
  readonly id: string
}

/** What stands in the address, so that a link shows the same. */
export interface Address {
  readonly operation: string
  readonly area: Area
  readonly selection: Selection | null
  readonly map: MapView | null
}

export const HOME: Address = { operation: 'live', area: 'situation', selection: null, map: null }

/** `#/live/incidents?sel=incident:01a…&map=12.50/29.89841/110.53841`; the rest of the map in `viewParameters`. */
export function toHash({ operation, area, selection, map }: Address): string {
  const query = [
    ...(selection ? [`sel=${selection.kind}:${encodeURIComponent(selection.id)}`] : []),
    ...(map ? viewParameters(map) : []),
  ]
  return `#/${encodeURIComponent(operation)}/${area}${query.length ? `?${query.join('&')}` : ''}`
}

/** Reads a hash; whatever does not parse is left at home. Never throws. */
export function fromHash(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [operation = '', area = ''] = path.split('/')
  const parameters = new URLSearchParams(query)
  return {
    operation: decoded(operation) || HOME.operation,
    area: AREAS.find((known) => known === area) ?? HOME.area,
    selection: selectionFrom(parameters.get('sel')),
    map: viewFrom(parameters),
  }
}

function selectionFrom(text: string | null): Selection | null {
  const [kind = '', ...rest] = (text ?? '').split(':')
  const known = SELECTABLE.find((name) => name === kind)
  const id = rest.join(':')
  return known && id ? { kind: known, id } : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
