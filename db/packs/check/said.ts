import { words, type Words } from '../../../domain/words.ts'

/** A reason and how to mend it. */
export type Said = readonly [reason: Words, mend: Words]

export const usedTwice = (id: string): Said => [
  words(`${id} 重复`, `${id} is used twice`),
  words(
    '改成不重复的值；不要改动其他版本已用的编号',
    'Give one of the two another; keep ids that other versions use',
  ),
]

export const notThere = (zh: string, en: string, id: string, file: string): Said => [
  words(`没有${zh} ${id}`, `there is no ${en} ${id}`),
  words(`改正，或在 ${file} 中补上`, `Correct it, or add it to ${file}`),
]

export const noPrefix = (code: string, prefix: string): Said => [
  words(`${code} 不属于 ${prefix}`, `${code} does not begin with ${prefix}`),
  words('下级代码的前几位就是上级代码', 'The code of what lies within begins with the code around it'),
]
