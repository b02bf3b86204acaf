import type { Geometry, Shape } from '../../../domain/marking/geometry.ts'
import { shapesOf, type MarkingKind } from '../../../domain/marking/kinds.ts'
import type { Marking } from '../../../domain/marking/record.ts'
import { dropDraft, keepDraft, keptDraft } from '../../lib/draft.ts'
import { compact, said } from '../../lib/form.svelte.ts'
import { fieldMs, fieldText } from '../../lib/time.ts'
import type { OnRoad } from '../../marking/board.svelte.ts'
import { sketchOf, textOf } from '../../marking/sketch.ts'

/** A marking as it is typed and drawn: all text, so that nothing is lost, whatever it is. */
export interface MarkingDraft {
  kind: MarkingKind | ''
  shape: Shape
  /** A vertex a line: what is drawn stands here too. */
  coordinates: string
  label: string
  /** As `datetime-local` fields hold them, county time; '': from now, until lifted. */
  validFrom: string
  validUntil: string
  incidentId: string
  jurisdiction: string
  ownOnly: boolean
}

export const EMPTY_MARKING: MarkingDraft = {
  kind: '',
  shape: 'Point',
  coordinates: '',
  label: '',
  validFrom: '',
  validUntil: '',
  incidentId: '',
  jurisdiction: '',
  ownOnly: false,
}

const NAME = 'marking'
export const keptMarking = (): MarkingDraft => keptDraft(NAME, EMPTY_MARKING)
export const keepMarking = (draft: MarkingDraft): void => keepDraft(NAME, draft)
export const dropMarking = (): void => dropDraft(NAME)

/** A field counts in minutes: one that holds seconds is refused by the browser. */
const minuteOf = (instant: string): string => fieldText(instant).slice(0, 16)

/** What a marking would be typed as, to alter it. */
export const draftOf = (marking: Marking): MarkingDraft => ({
  kind: marking.markingKind,
  shape: marking.geometry.type,
  coordinates: textOf(sketchOf(marking.geometry)),
  label: marking.label ?? '',
  validFrom: minuteOf(marking.validFrom),
  validUntil: marking.validUntil ? minuteOf(marking.validUntil) : '',
  incidentId: marking.incidentId ?? '',
  jurisdiction: marking.jurisdiction,
  ownOnly: marking.sharedWith.length === 0,
})

/** The shape that a kind is drawn as: the one chosen where it may be, otherwise the usual one. */
export const shapeFor = (kind: MarkingKind, chosen: Shape): Shape =>
  shapesOf(kind).includes(chosen) ? chosen : shapesOf(kind)[0]

/** The instant of a field; what is half typed stays what it is, for the schema to refuse. */
const instantOf = (text: string): string | undefined => {
  const ms = fieldMs(text)
  return Number.isNaN(ms) ? said(text) : new Date(ms).toISOString()
}

export const drawPayload = (draft: MarkingDraft, geometry: Geometry, road: OnRoad | null): object =>
  compact({
    markingKind: said(draft.kind),
    geometry,
    // Unless it is called otherwise, by the road that it closes: in lists, in the log and on the map.
    label: said(draft.label) ?? said(road?.name.zh ?? ''),
    validFrom: instantOf(draft.validFrom),
    validUntil: instantOf(draft.validUntil),
    incidentId: said(draft.incidentId),
    closes: road?.closes,
    with: draft.ownOnly ? [] : undefined,
  })

/** Only what is another than before: two who alter different things at once do not undo each other. */
export function alterPayload(
  draft: MarkingDraft,
  marking: Marking,
  geometry: Geometry,
  road: OnRoad | null,
): object {
  const before = draftOf(marking)
  const ifChanged = <T>(key: keyof MarkingDraft, value: T): T | undefined =>
    draft[key] === before[key] ? undefined : value
  return compact({
    markingId: marking.id,
    geometry: ifChanged('coordinates', geometry),
    label: ifChanged('label', said(draft.label) ?? null),
    validFrom: ifChanged('validFrom', instantOf(draft.validFrom)),
    validUntil: ifChanged('validUntil', instantOf(draft.validUntil) ?? null),
    incidentId: ifChanged('incidentId', said(draft.incidentId) ?? null),
    closes: road?.closes,
  })
}
