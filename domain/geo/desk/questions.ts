import { z } from 'zod'
import {
  cutOffQuestion,
  firstThereQuestion,
  floodQuestion,
  impactQuestion,
  nearestQuestion,
  routeQuestion,
} from '../questions.ts'

const id = z.string().min(1).max(128)

/** `store:` and the id of an item: the stores of the operation that have some of it now. */
export const STORE_OF = 'store:'

/**
 * What somebody in an operation asks, as a body of `POST /api/operations/:op/geo/<name>`: the questions of geography,
 * and what only an operation knows (its markings, its stores). Its closed roads are added to `closures` by the server.
 */
export const DESK_QUESTIONS = {
  /** Of a polygon, of a marked area, or of the water of a flood, without sending either back. */
  impact: z.union(
    [
      impactQuestion,
      z.strictObject({ marking: id.describe('Id of a marking that is an area') }),
      z.strictObject({ flood: floodQuestion }),
    ],
    'impact-of',
  ),
  route: routeQuestion,
  nearest: nearestQuestion.extend({
    kind: z
      .string()
      .min(1)
      .max(140)
      .describe(
        'shelter, warehouse (a store of the operation), store:<item id> (one that has the item now), or a kind of facility',
      ),
    forPersons: z
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .default(0)
      .describe('Of shelters, those that take so many; who is in one already is not known here'),
  }),
  'first-there': firstThereQuestion,
  'cut-off': cutOffQuestion,
  flood: floodQuestion,
} as const satisfies Record<string, z.ZodType>

export type DeskQuestions = {
  readonly [N in keyof typeof DESK_QUESTIONS]: z.infer<(typeof DESK_QUESTIONS)[N]>
}
export type DeskQuestionName = keyof typeof DESK_QUESTIONS
