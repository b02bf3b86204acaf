import type { Words } from '../../domain/words.ts'

/** The calendar day in China, whatever the server's own zone: 2026-07-08. */
const dayInChina = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** What an exercise made now is called: a scenario is played year after year. */
export function titleOf({ title }: { readonly title: Words }, now: Date): Words {
  const day = dayInChina(now)
  return { zh: `${title.zh} ${day}`, en: `${title.en}, ${day}` }
}
