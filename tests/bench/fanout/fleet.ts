import { unitId } from '../../../domain/ids.ts'
import type { Fix } from '../../../domain/position/fix.ts'

/** Vehicles that drive in circles at 5 to 20 m/s, each reporting as often as the load asks for. */
export interface Vehicle {
  readonly id: ReturnType<typeof unitId.parse>
  readonly lat: number
  readonly lon: number
  readonly radiusDeg: number
  readonly speedMps: number
}

export const fleetOf = (size: number): Vehicle[] =>
  Array.from({ length: size }, (_, index) => ({
    // As a county pack names units: township and number.
    id: unitId.parse(`u-990101${101 + (index % 12)}-${String(Math.floor(index / 12) + 1).padStart(2, '0')}`),
    lat: 30 + ((index * 37) % 500) / 1000,
    lon: 110 + ((index * 91) % 700) / 1000,
    radiusDeg: 0.01,
    speedMps: 5 + (index % 16),
  }))

const METRES_PER_DEGREE = 111_195

/** Where a vehicle is at an instant. */
export function fixOf(vehicle: Vehicle, nowMs: number): Fix {
  const angle = ((nowMs / 1000) * vehicle.speedMps) / (vehicle.radiusDeg * METRES_PER_DEGREE)
  return {
    unitId: vehicle.id,
    device: `bench:${vehicle.id}`,
    lat: vehicle.lat + vehicle.radiusDeg * Math.sin(angle),
    lon: vehicle.lon + vehicle.radiusDeg * Math.cos(angle),
    headingDeg: ((((-angle * 180) / Math.PI) % 360) + 360) % 360,
    speedMps: vehicle.speedMps,
    batteryPct: 80,
    fixAtMs: nowMs,
    receivedAtMs: nowMs,
    simulated: false,
  }
}

/** Calls `report` for one vehicle after another, `perSecond` times a second. @returns how to stop */
export function drive(fleet: readonly Vehicle[], perSecond: number, report: (fix: Fix) => void): () => void {
  const started = Date.now()
  let reported = 0
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - started) / 1000) * perSecond)
    for (; reported < due; reported++) {
      const vehicle = fleet[reported % fleet.length]
      if (vehicle) report(fixOf(vehicle, Date.now()))
    }
  }, 20)
  return () => clearInterval(timer)
}
