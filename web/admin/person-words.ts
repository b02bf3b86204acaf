import { words, type Words } from '../../domain/words.ts'
import type { KeptPerson } from '../lib/answers.ts'

type Use = KeptPerson['uses'][number]

const AS: Readonly<Record<Use['as'], Words>> = {
  reporter: words('报告人', 'reporter'),
  leader: words('队长', 'leader'),
  keeper: words('保管员', 'keeper'),
}

/** What somebody is in a record: 3 号事件 报告人. */
export function useWords({ kind, called, as }: Use): Words {
  const what = kind === 'incident' ? words(`${called} 号事件`, `Incident ${called}`) : words(called, called)
  return words(`${what.zh} ${AS[as].zh}`, `${what.en}, ${AS[as].en}`)
}

/** What must be typed before somebody is erased; either language will do. */
export const ERASE_WORDS = words('删除', 'ERASE')

export const confirmsErasing = (typed: string): boolean =>
  [ERASE_WORDS.zh, ERASE_WORDS.en].includes(typed.trim().toUpperCase())
