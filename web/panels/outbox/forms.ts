import type { CommandType } from '../../../domain/commands.ts'
import type { Desk } from '../../lib/desk.svelte.ts'
import type { OutboxEntry } from '../../lib/outbox.ts'
import type { OpenForm } from '../../lib/screen.svelte.ts'
import type { SelectableKind, Selection } from '../../lib/url.ts'

/** Forms that stand for themselves. */
const PANELS: Readonly<Partial<Record<CommandType, OpenForm>>> = {
  ReportIncident: { is: 'report' },
  RegisterUnit: { is: 'register-unit' },
  RegisterWarehouse: { is: 'register-warehouse' },
  RegisterItem: { is: 'register-item' },
}

/** What is typed in a form of the record's detail; all else there is one press of a button. */
const IN_DETAIL: ReadonlySet<string> = new Set<CommandType>([
  'VerifyIncident',
  'GradeIncident',
  'UpdateSituation',
  'LinkIncident',
  'ShareIncident',
  'CloseIncident',
  'ReopenIncident',
  'AppointLeader',
  'AssignUnit',
  'AppointKeeper',
  'ReceiveStock',
  'IssueStock',
  'CountStock',
  'SetStockTargets',
])

/** The record that a command is about, whose detail has its form; the first of these that the payload names. */
const SUBJECTS: readonly [field: string, kind: SelectableKind][] = [
  ['incidentId', 'incident'],
  ['unitId', 'unit'],
  ['warehouseId', 'warehouse'],
  ['messageId', 'message'],
  ['injectId', 'inject'],
]
/** Named by these for what it is used for, not for whose form it is. */
const OF_WAREHOUSE: readonly string[] = ['IssueStock']

/** `typed`: the detail has a form for it. */
export type Place = { readonly form: OpenForm } | { readonly select: Selection; readonly typed: boolean }

/** Where on the screen a command is given; undefined for one of the whole operation, such as starting a drill. */
export function placeOf({ body }: OutboxEntry): Place | undefined {
  const form = PANELS[body.type as CommandType]
  if (form) return { form }
  const payload = (body.payload ?? {}) as Readonly<Record<string, unknown>>
  for (const [field, kind] of SUBJECTS) {
    const id = payload[field]
    if (typeof id !== 'string' || (OF_WAREHOUSE.includes(body.type) && kind !== 'warehouse')) continue
    return { select: { kind, id }, typed: IN_DETAIL.has(body.type) }
  }
  return undefined
}

/** The command that waits for its form to open, when that form is in the detail of this record. */
export function correctionOf(desk: Desk, kind: SelectableKind, id: string): OutboxEntry | undefined {
  const entry = desk.outgoing.correction
  const place = entry ? placeOf(entry) : undefined
  if (!entry || !place || !('select' in place)) return undefined
  return place.select.kind === kind && place.select.id === id ? entry : undefined
}
