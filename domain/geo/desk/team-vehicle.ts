import type { TeamType } from '../../unit/commands.ts'
import type { Vehicle } from '../roads/vehicles.ts'

/**
 * What a team drives when nobody has said: assumed, for the county to set. Teams with heavy gear take a truck, and so
 * no bridge that bears less than it weighs.
 */
export const TEAM_VEHICLE: Readonly<Record<TeamType, Vehicle>> = {
  rescue: 'truck',
  wildfire: 'truck',
  militia: 'car',
  fire: 'fireEngine',
  grid: 'car',
  medical: 'ambulance',
  power: 'truck',
  telecom: 'car',
  hydrology: 'car',
  police: 'car',
  social: 'car',
  machinery: 'truck',
  boat: 'truck',
  other: 'car',
}
