import { z } from 'zod'
import { injectScript } from '../domain/exercise/commands.ts'
import { jurisdiction } from '../domain/jurisdiction.ts'
import { unitId } from '../domain/ids.ts'

const bilingual = z.strictObject({
  zh: z.string().trim().min(1).max(4000),
  en: z.string().trim().min(1).max(4000),
})

/** scenario.json: the story. */
export const scenarioHeader = z.strictObject({
  format: z.literal('fenghuo-scenario/1'),
  /** The folder's name. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  title: bilingual,
  summary: bilingual,
  kind: z.enum([
    'flash-flood',
    'forest-fire',
    'landslide',
    'earthquake',
    'epidemic',
    'hazmat',
    'typhoon',
    'other',
  ]),
  /** The county pack whose places, units and stores the story names. */
  pack: z.string().min(1),
  jurisdiction,
  /** Who plays: townships, or the county. */
  participants: z.array(jurisdiction).min(1).max(100),
  /** The wall-clock instant that the story says it is at T+0, with its offset from UTC. */
  storyStart: z.iso.datetime({ offset: true }),
  /** Story seconds per second of exercise time. */
  storyFactor: z.number().min(1).max(100),
  durationMs: z.number().int().positive(),
  source: bilingual,
})

/** One line of msel.json: the inject as the domain knows it, and where it arrives. */
export const mselLine = injectScript.omit({ injectId: true }).extend({ jurisdiction })

const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** One line of units.json: a unit that drives by itself in this drill. */
export const scriptedUnit = z.strictObject({
  /** A unit of the county pack. */
  unitId,
  legs: z
    .array(
      z.strictObject({
        /** T+ in milliseconds. */
        startMs: z.number().int().min(0),
        /** In exercise time. */
        speedKmh: z.number().positive().max(200),
        /** Longitude, latitude; along roads. */
        waypoints: z.array(lonLat).min(2).max(2000),
      }),
    )
    .min(1)
    .refine(
      (legs) => legs.every((leg, i) => i === 0 || leg.startMs > (legs[i - 1]?.startMs ?? 0)),
      'legs in order of startMs',
    ),
})

export type ScenarioHeader = z.output<typeof scenarioHeader>
export type MselLine = z.output<typeof mselLine>
export type ScriptedUnit = z.output<typeof scriptedUnit>

/** A scenario, checked. Injects are in order of T+. */
export interface Scenario extends ScenarioHeader {
  readonly injects: readonly MselLine[]
  readonly units: readonly ScriptedUnit[]
}
