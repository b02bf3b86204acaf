import { seedOf, seededRandom } from '../random.ts'
import { shift } from '../roads/line.ts'
import { onPatrol, type Patrol } from '../roads/patrol.ts'
import type { PhoneReading } from './encode.ts'

/** A pretend phone: it rides along a patrol, measures with noise, loses the line now and then and drains its battery. */
export interface Phone {
  readonly deviceId: string
  read(nowMs: number): PhoneReading
  /** Whether it has a line just now. */
  online(nowMs: number): boolean
}

const DRAIN_PCT_PER_MIN = 0.15

/** The same device begins every run with the same battery, habits and place on its round. */
export function pretendPhone(deviceId: string, patrol: Patrol, startMs: number): Phone {
  const chance = seededRandom(seedOf(deviceId))
  const aheadMs = chance() * 3_600_000
  const fullPct = 60 + chance() * 40
  const cutEveryMs = (150 + chance() * 210) * 1000
  const cutForMs = (15 + chance() * 45) * 1000
  const firstCutMs = chance() * cutEveryMs
  /** About normal, standard deviation 1. */
  const noise = () => (chance() + chance() + chance() - 1.5) * 2

  return {
    deviceId,
    read(nowMs) {
      const { lon, lat, speedMps, headingDeg } = onPatrol(patrol, nowMs + aheadMs)
      const accuracyM = 4 + chance() * 8
      const [seenLon, seenLat] = shift([lon, lat], noise() * 4, noise() * 4)
      const minutes = Math.max(0, nowMs - startMs) / 60_000
      return {
        lon: seenLon,
        lat: seenLat,
        accuracyM,
        speedMps: speedMps > 0 ? Math.max(0, speedMps + noise() * 0.6) : 0,
        headingDeg,
        batteryPct: Math.max(1, fullPct - minutes * DRAIN_PCT_PER_MIN),
        fixAtMs: nowMs,
      }
    },
    online: (nowMs) => (nowMs - startMs + firstCutMs) % cutEveryMs < cutEveryMs - cutForMs,
  }
}
