import { z } from 'zod'
import { markingKind } from '../../marking/kinds.ts'
import { unitStatus } from '../../unit/commands.ts'
import {
  cutOffAnswer,
  floodAnswer,
  foundPlace,
  impactAnswer,
  nearestAnswer,
  routeAnswer,
  saidWords,
} from '../answers.ts'
import { vehicle } from '../roads/vehicles.ts'

/** A marking of the operation that was taken into account. */
const usedClosure = z.strictObject({ marking: z.string(), kind: markingKind })

/** What the operation itself added to the closures of a question. */
const byClosures = {
  closures: z
    .array(usedClosure)
    .describe('The closed roads and marked hazards in force that were gone round'),
  leftOut: z
    .array(usedClosure.extend({ reason: saidWords }))
    .describe(
      'Those that could not be: they lie off every road, or name a road that is no longer in the data',
    ),
}

const inHazard = {
  inHazard: usedClosure
    .nullable()
    .describe('The flood or fire in force that is marked where it stands; null: there is none'),
}

const found = nearestAnswer.shape.found.element.extend(inHazard)

const notReached = {
  notReached: z
    .array(foundPlace.extend(inHazard).extend({ why: saidWords }))
    .describe(nearestAnswer.shape.notReached.description ?? ''),
}

/** What a question of DESK_QUESTIONS is answered with. */
export const DESK_ANSWERS = {
  impact: impactAnswer.extend({
    warehouses: z.array(foundPlace).describe('Stores of the operation that you may see'),
    units: z
      .array(foundPlace)
      .describe('Units on duty that you may see, where they are now; without a position, at home'),
  }),
  route: routeAnswer.extend(byClosures),
  nearest: nearestAnswer.extend({
    found: z
      .array(
        found.extend({
          capacityPersons: z.number().int().nullable().describe('Of a shelter; otherwise null'),
          quantity: z.number().nullable().describe('Of the item asked for, in its unit; otherwise null'),
        }),
      )
      .describe(nearestAnswer.shape.found.description ?? ''),
    notSafe: z
      .array(
        foundPlace.extend({
          capacityPersons: z.number().int(),
          inHazard: usedClosure,
          why: saidWords,
        }),
      )
      .describe(
        'Shelters not counted, for they stand in a flood or fire in force; as the crow flies, nearest first',
      ),
    ...notReached,
    ...byClosures,
  }),
  'first-there': nearestAnswer.extend({
    found: z
      .array(
        found.extend({
          vehicle,
          status: unitStatus,
          from: z.enum(['position', 'home']).describe('home: no position of the unit is known'),
          fixAt: z.iso.datetime().nullable().describe('When its position was measured'),
          stale: z.boolean().describe('The position is old: it may be elsewhere by now'),
        }),
      )
      .describe('Units on duty that you may see, the soonest first, by the vehicle of their type of team'),
    ...notReached,
    ...byClosures,
  }),
  'cut-off': cutOffAnswer.extend(byClosures),
  flood: floodAnswer,
} as const satisfies Record<string, z.ZodType>

export type DeskAnswers = { readonly [N in keyof typeof DESK_ANSWERS]: z.infer<(typeof DESK_ANSWERS)[N]> }
export type NotSafe = DeskAnswers['nearest']['notSafe'][number]
export type NotReached = DeskAnswers['nearest']['notReached'][number]
export type UsedClosure = z.infer<typeof usedClosure>
export type LeftOutClosure = DeskAnswers['route']['leftOut'][number]
