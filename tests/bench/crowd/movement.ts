import { fixOf, type Vehicle } from '../fanout/fleet.ts'
import { unitId } from '../../../domain/ids.ts'
import type { Program } from '../lib/program.ts'
import { placeAt } from '../lib/bench-room.ts'
import { deviceOf } from './county.ts'

export const FIXES_A_MINUTE = 30
/** Phones send together what a quarter of a second brought. */
const EVERY_MS = 250
const TRAIL_MS = 30 * 60_000
/** Of the time before anybody looked: the trails are as long as they ever are. */
const TRAIL_STEP_MS = 6_000
const MOST_IN_ONE = 4_000
const MPS_PER_KNOT = 0.514444

const vehicleAt = (index: number): Vehicle => ({
  id: unitId.parse(deviceOf(index)),
  ...placeAt(index),
  ...{ radiusDeg: 0.01, speedMps: 5 + (index % 16) },
})

const sent = (vehicle: Vehicle, atMs: number) => {
  const { lat, lon, headingDeg, speedMps } = fixOf(vehicle, atMs)
  const knots = (speedMps ?? 0) / MPS_PER_KNOT
  return { id: vehicle.id, lat, lon, timestamp: atMs, bearing: headingDeg, speed: knots, accuracy: 5 }
}

/** Units that drive in circles. */
export class Movement {
  readonly #program: Program
  readonly #fleet: readonly Vehicle[]
  #timer: ReturnType<typeof setInterval> | undefined
  #failed: unknown

  constructor(program: Program, units: number) {
    this.#program = program
    this.#fleet = Array.from({ length: units }, (_, index) => vehicleAt(index))
  }

  /** Where they were in the half hour before. */
  async drivenAlready(): Promise<void> {
    const now = Date.now()
    let fixes: object[] = []
    for (let atMs = now - TRAIL_MS; atMs < now; atMs += TRAIL_STEP_MS) {
      fixes.push(...this.#fleet.map((vehicle) => sent(vehicle, atMs)))
      if (fixes.length < MOST_IN_ONE) continue
      await this.#post(fixes)
      fixes = []
    }
    await this.#post(fixes)
  }

  start(): void {
    const perTick = (this.#fleet.length * FIXES_A_MINUTE * EVERY_MS) / 60_000
    let [due, next] = [0, 0]
    this.#timer = setInterval(() => {
      const fixes: object[] = []
      for (due += perTick; next < due; next++) {
        const vehicle = this.#fleet[next % this.#fleet.length]
        if (vehicle) fixes.push(sent(vehicle, Date.now()))
      }
      this.#post(fixes).catch((error: unknown) => (this.#failed = error))
    }, EVERY_MS)
  }

  /** @throws what went wrong on the way */
  stop(): void {
    clearInterval(this.#timer)
    if (this.#failed !== undefined) throw this.#failed
  }

  async #post(fixes: readonly object[]): Promise<void> {
    if (fixes.length > 0) await this.#program.post('/ingest/osmand', fixes)
  }
}
