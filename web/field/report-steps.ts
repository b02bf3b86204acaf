import { words, type Words } from '../../domain/words.ts'
import { pointFrom } from '../../domain/geo/point-text.ts'
import type { ReportDraft } from '../panels/incident/report-draft.ts'

/** One question a step; the last one shows all and sends. */
export const STEPS = ['what', 'where', 'harm', 'words', 'review'] as const
export type Step = (typeof STEPS)[number]

export const QUESTIONS: Readonly<Record<Step, Words>> = {
  what: words('发生了什么？', 'What is it?'),
  where: words('在哪里？', 'Where?'),
  harm: words('有没有人受伤、被困？', 'Is anybody hurt or trapped?'),
  words: words('什么情况？', 'What do you see?'),
  review: words('核对后上报', 'Check and send'),
}

export const stepAfter = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? 'review'
export const stepBefore = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) - 1]

/** What is still missing from the answer to one question. */
export function missing(step: Step, draft: ReportDraft): Words | undefined {
  switch (step) {
    case 'what':
      return draft.code.trim() === '' ? words('请选一种', 'Choose one') : undefined
    case 'where':
      if (draft.point.trim() !== '' && !pointFrom(draft.point))
        return words('认不出坐标，请重新选点', 'Those are no coordinates; pick the point again')
      return draft.point.trim() === '' && draft.place.trim() === ''
        ? words('用定位、选点或写地名都行', 'Use your position, pick a point, or write the name of the place')
        : undefined
    case 'words':
      return draft.description.trim() === '' ? words('请写一两句', 'Write a sentence or two') : undefined
    case 'harm':
    case 'review':
      return undefined
  }
}

const STEP_OF: Readonly<Record<string, Step>> = {
  code: 'what',
  place: 'where',
  position: 'where',
  casualties: 'harm',
  description: 'words',
}

/** The step at which a field that was refused can be mended. */
export const stepOf = (path: string): Step => STEP_OF[path.split('.')[0] ?? ''] ?? 'review'

/** The first question that has no answer yet; `review` when all have. */
export const firstMissing = (draft: ReportDraft): Step =>
  STEPS.find((step) => missing(step, draft) !== undefined) ?? 'review'

/** A figure one more or one fewer; blank is `not known`, below 0 there is nothing. */
export function counted(figure: string | number | null, by: 1 | -1): number | '' {
  const now = figure === '' || figure === null ? undefined : Number(figure)
  if (now === undefined) return by === 1 ? 1 : 0
  return now + by < 0 ? '' : now + by
}
