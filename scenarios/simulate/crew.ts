import { isDemoMover, speedKmhOf, type MoverPack } from '../demo-movers.ts'
import { seedOf, seededRandom } from '../random.ts'
import { roadNetwork } from '../roads/network.ts'
import { patrolFrom } from '../roads/patrol.ts'
import { pretendPhone, type Phone } from './phone.ts'

/** The device that the demo binds to a unit. */
export const deviceOf = (unitId: string): string => `sim-${unitId}`

/**
 * So many phones: first those of the units that the demo does not move itself, then phones that belong to nobody
 * (`sim-x-001` …), which the server must list for pairing.
 */
export function phonesFor(pack: MoverPack, count: number, startMs: number): Phone[] {
  const network = roadNetwork(pack.roads)
  const own = pack.units.filter((_, index) => !isDemoMover(index))
  const phones: Phone[] = []
  for (let index = 0; index < count; index += 1) {
    const unit = own[index]
    const home = unit ?? own[index % Math.max(1, own.length)]
    if (!home) return phones
    const deviceId = unit ? deviceOf(unit.id) : `sim-x-${String(index - own.length + 1).padStart(3, '0')}`
    const pick = seededRandom(seedOf(deviceId))()
    const patrol = patrolFrom(network, [home.lon, home.lat], speedKmhOf(home.teamType), pick)
    if (patrol) phones.push(pretendPhone(deviceId, patrol, startMs))
  }
  return phones
}
