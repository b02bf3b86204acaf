import { z } from 'zod'
import { ROLES } from '../../domain/actor.ts'
import { unitId } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'

const measured = z.number().exactOptional()

const fix = z.object({
  ...{ unitId, device: z.string(), lat: z.number(), lon: z.number(), simulated: z.boolean() },
  ...{ altitudeM: measured, accuracyM: measured, speedMps: measured, headingDeg: measured },
  ...{ batteryPct: measured, fixAtMs: z.number(), saidAtMs: measured, receivedAtMs: z.number() },
  sos: z.boolean().exactOptional(),
})

const viewers = z.object({ role: z.enum(ROLES), jurisdiction, count: z.number().int().positive() })

/**
 * What nodes tell each other. Nothing depends on a hint: each says only that something stands in the database now, or
 * is of a kind that may be lost (who is looking, where a stranger's phone was).
 */
export const HINTS = {
  /** A node has come; the others say who is looking. */
  joined: z.object({}),
  left: z.object({}),
  /** The log of an operation reaches to `seq`. */
  stored: z.object({ operation: z.string(), seq: z.number().int().positive() }),
  /** These are in the track store. */
  fixes: z.object({ operation: z.string(), fixes: z.array(fix) }),
  /** All who look at an operation through that node. */
  viewers: z.object({ operation: z.string(), viewers: z.array(viewers) }),
  /** Rights, state or password of an account are others now. */
  account: z.object({ id: z.string() }),
  /** Somebody's name or phone was corrected or erased; null: a pack was loaded, it may be anybody's. */
  person: z.object({ id: z.string().nullable() }),
  /** Somebody signed out. */
  session: z.object({ tokenHash: z.string() }),
  /** Somebody tried to sign in, or was let in; the key holds no name, only its digest. */
  tried: z.object({
    ...{ count: z.enum(['here', 'anywhere']), key: z.string(), result: z.enum(['begun', 'cleared', 'all']) },
  }),
  /** A device that is bound to no unit was heard, and where. */
  sighting: z.object({ key: z.string(), lat: z.number(), lon: z.number() }),
  /** The passwords of devices have changed. */
  devicePasswords: z.object({}),
} as const

export type HintKind = keyof typeof HINTS
export type Hint<K extends HintKind> = z.infer<(typeof HINTS)[K]>

const envelope = z.tuple([z.string(), z.string(), z.unknown()])

export const encodeHint = <K extends HintKind>(from: string, kind: K, hint: Hint<K>): string =>
  JSON.stringify([from, kind, hint])

/** A hint as it was sent; undefined when it is none, or of a version of the program that knows others. */
export function decodeHint(text: string): { from: string; kind: HintKind; hint: Hint<HintKind> } | undefined {
  try {
    const [from, kind, said] = envelope.parse(JSON.parse(text))
    if (!isKind(kind)) return undefined
    return { from, kind, hint: HINTS[kind].parse(said) }
  } catch {
    return undefined
  }
}

const isKind = (text: string): text is HintKind => Object.hasOwn(HINTS, text)
