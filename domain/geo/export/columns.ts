import { z } from 'zod'
import { saidWords } from '../answers.ts'

/** The columns that a thing of this form has in a table: words in two; what is not a plain value has none. */
const columnsOf = (form: z.ZodObject): string[] =>
  Object.entries(form.shape).flatMap(([key, field]) =>
    field === saidWords ? [`${key}Zh`, `${key}En`] : isPlain(field) ? [key] : [],
  )

/** The columns of all lists of an answer, so that a table has them when it has no rows, too. */
export const columnsOfLists = (answer: z.ZodObject): string[] => [
  ...new Set(
    Object.values(answer.shape).flatMap((field) =>
      field instanceof z.ZodArray && field.element instanceof z.ZodObject ? columnsOf(field.element) : [],
    ),
  ),
]

function isPlain(field: unknown): boolean {
  if (field instanceof z.ZodNullable) return isPlain(field.unwrap())
  return !(field instanceof z.ZodArray || field instanceof z.ZodObject || field instanceof z.ZodRecord)
}
