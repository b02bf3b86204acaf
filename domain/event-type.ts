import { z } from 'zod'

/**
 * Who may read an event of this type:
 * `jurisdiction` those who cover where it happened, or whom it is shared with;
 * `everyone` all who may enter the operation;
 * `exercise-control` controllers and evaluators of a drill only;
 * `device-keepers` those who may bind a device there: its key, which the event holds, is all that it takes to send as it.
 */
export type EventVisibility = 'jurisdiction' | 'everyone' | 'exercise-control' | 'device-keepers'

export interface EventType<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly visibility: EventVisibility
  /** The newest version of the payload; older ones are lifted by `upcast`. */
  readonly version: number
  readonly payload: z.ZodObject<Shape>
}

/** Declares an event. Its visibility is a required argument: an event without one does not compile. */
export const eventType = <Shape extends z.ZodRawShape>(
  visibility: EventVisibility,
  shape: Shape,
  version = 1,
): EventType<Shape> => ({ visibility, version, payload: z.object(shape) })
