import type { Words } from '../../domain/words.ts'

export interface Findable {
  /** What is compared with what is typed, in both languages. */
  readonly text: string
}

/** Whether every word that was typed stands somewhere in the text; case does not matter. */
export function matches(text: string, typed: string): boolean {
  const lower = text.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

/** Both languages as one text to search in. */
export const both = ({ zh, en }: Words): string => `${zh} ${en}`
