import type { CountyData, Facility, Place } from '../../../domain/geo/county.ts'
import { syntheticRating } from '../../../domain/geo/flood/rating.ts'
import type { LonLat } from '../../../domain/geo/polygon/geometry.ts'
import { words } from '../../../domain/words.ts'
import { chanceOf } from './chance.ts'
import { EAST, NORTH, SOUTH, WEST, type CountySize } from './county-size.ts'
import { handGrid } from './hand.ts'
import { valleyReach } from './valley-reach.ts'
import { householdsOf } from './households.ts'
import { bridgesOn, roadsBetween } from './roads.ts'

const KINDS = ['school', 'hospital', 'fillingStation', 'careHome']

/** A county of chance that has the sizes of a real one; the same for the same seed. */
export function madeUpCounty({
  seed,
  households,
  villages,
  hamletsPerVillage,
  junctions,
}: CountySize): CountyData {
  const chance = chanceOf(seed)
  const somewhere = (): LonLat => [
    Math.round((WEST + 0.01 + chance() * (EAST - WEST - 0.02)) * 1e5) / 1e5,
    Math.round((SOUTH + 0.01 + chance() * (NORTH - SOUTH - 0.02)) * 1e5) / 1e5,
  ]
  const place = (id: string, [lon, lat]: LonLat): Place => ({ id, name: words(id, id), lon, lat })
  const places = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => place(`${kind}-${index}`, somewhere()))
  const villagePlaces = Array.from({ length: villages }, (_, index) => {
    const township = 100 + (index % 12)
    return place(`990101${township}${200 + index}`, somewhere())
  })
  const hamlets = villagePlaces.flatMap(({ id, lon, lat }) =>
    Array.from({ length: hamletsPerVillage }, (_, index) => ({
      ...place(`${id}${100 + index}`, [lon + 0.02 * (chance() - 0.5), lat + 0.02 * (chance() - 0.5)]),
      ...{ population: 330, households: 100 },
    })),
  )
  const villageFacts = villagePlaces.map((each) => ({
    ...each,
    ...{ population: 1_330, households: 400, vulnerable: 200 },
  }))
  const ends = [
    ...hamlets.map(({ lon, lat }): LonLat => [lon, lat]),
    ...places('junction', junctions).map(at),
  ]
  const roads = roadsBetween(ends, chance)
  return {
    ...{ version: `made-up-${seed}`, date: '2026-01-01', source: words('虚构', 'Made up') },
    boundary: {
      type: 'Polygon',
      coordinates: [
        [
          [WEST, SOUTH],
          [EAST, SOUTH],
          [EAST, NORTH],
          [WEST, NORTH],
          [WEST, SOUTH],
        ],
      ],
    },
    town: { lon: (WEST + EAST) / 2, lat: (SOUTH + NORTH) / 2 },
    households: householdsOf(villageFacts, hamlets, households, chance),
    ...{ villages: villageFacts, hamlets, roads, bridges: bridgesOn(roads, chance) },
    facilities: places('facility', 400).map((each, index): Facility => ({
      ...each,
      kind: KINDS[index % 4]!,
    })),
    shelters: places('shelter', 120).map((each) => ({ ...each, capacityPersons: 200 })),
    warehouses: places('warehouse', 20),
    gauges: [
      {
        ...place('gauge-1', [WEST + 0.2, SOUTH + 0.2]),
        catchment: { areaKm2: 80, flowKm: 14, slope: 0.02, rating: syntheticRating(valleyReach()) },
      },
    ],
    hand: handGrid(),
  }
}

const at = ({ lon, lat }: Place): LonLat => [lon, lat]
