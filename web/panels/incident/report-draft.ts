import type { IncidentSource } from '../../../domain/incident/commands.ts'
import { dropDraft, keepDraft, keptDraft } from '../../lib/draft.ts'
import { compact, figure, said } from '../../lib/form.svelte.ts'
import { saidPoint, typedPoint, type TypedPoint } from '../../lib/typed-point.ts'

/** A report as it is typed: all text, so that nothing typed is lost, whatever it is. */
export interface ReportDraft {
  code: string
  place: string
  point: string
  datum: TypedPoint['datum']
  jurisdiction: string
  source: IncidentSource
  description: string
  dead: string | number | null
  missing: string | number | null
  trapped: string | number | null
  seriouslyInjured: string | number | null
  injured: string | number | null
  reporterName: string
  reporterPhone: string
  occurred: string
}

export const EMPTY_REPORT: ReportDraft = {
  code: '',
  place: '',
  point: '',
  datum: 'WGS-84',
  jurisdiction: '',
  source: 'phone',
  description: '',
  dead: '',
  missing: '',
  trapped: '',
  seriouslyInjured: '',
  injured: '',
  reporterName: '',
  reporterPhone: '',
  occurred: '',
}

/** Whether nothing has been answered yet; what fills itself in is no answer. */
export const isBlank = (draft: ReportDraft): boolean =>
  Object.entries(draft).every(
    ([field, typed]) => ['datum', 'jurisdiction', 'source'].includes(field) || typed === '' || typed === null,
  )

const NAME = 'report'
export const keptReport = (): ReportDraft => keptDraft(NAME, EMPTY_REPORT)
export const keepReport = (draft: ReportDraft): void => keepDraft(NAME, draft)
export const dropReport = (): void => dropDraft(NAME)

/** The payload of `ReportIncident`. A point that cannot be read is sent on as it is not, for its field to say so. */
export function reportPayload(draft: ReportDraft): object {
  const casualties = compact({
    dead: figure(draft.dead),
    missing: figure(draft.missing),
    trapped: figure(draft.trapped),
    seriouslyInjured: figure(draft.seriouslyInjured),
    injured: figure(draft.injured),
  })
  const name = said(draft.reporterName)
  const phone = said(draft.reporterPhone)
  return compact({
    code: draft.code.trim().toUpperCase(),
    place: said(draft.place),
    position: saidPoint({ text: draft.point, datum: draft.datum }),
    source: draft.source,
    description: draft.description.trim(),
    casualties: Object.keys(casualties).length > 0 ? casualties : undefined,
    reporter: name || phone ? compact({ name: name ?? '', phone }) : undefined,
  })
}

/** Puts a command that was refused later back into the form. */
export function draftFrom(payload: unknown, jurisdiction: string): ReportDraft {
  const typed = (typeof payload === 'object' && payload !== null ? payload : {}) as Partial<{
    code: string
    place: string
    position: { lat: number; lon: number; datum?: TypedPoint['datum'] }
    source: IncidentSource
    description: string
    casualties: Partial<Record<'dead' | 'missing' | 'trapped' | 'seriouslyInjured' | 'injured', number>>
    reporter: { name?: string; phone?: string }
  }>
  const { text: point, datum } = typedPoint(typed.position)
  return {
    ...EMPTY_REPORT,
    ...compact({
      code: typed.code,
      place: typed.place,
      source: typed.source,
      description: typed.description,
    }),
    ...compact(typed.casualties ?? {}),
    jurisdiction,
    point,
    datum,
    reporterName: typed.reporter?.name ?? '',
    reporterPhone: typed.reporter?.phone ?? '',
  }
}
