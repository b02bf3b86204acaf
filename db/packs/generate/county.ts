import { countyOf } from './areas/county.ts'
import { outlines } from './areas/borders.ts'
import { insideLookup, townshipLookup } from './areas/lookup.ts'
import { townshipLabels } from './areas/townships.ts'
import { cellAt } from './base/frame.ts'
import { random } from './base/random.ts'
import { siting } from './base/siting.ts'
import { drillFloods } from './people/drill-floods.ts'
import { habitable } from './people/habitable.ts'
import { hamlets } from './people/hamlets.ts'
import { households } from './people/households.ts'
import { knownVillages } from './people/known-villages.ts'
import { landcover } from './people/landcover.ts'
import { riskAreas } from './people/risk-areas.ts'
import { villages } from './people/villages.ts'
import { relief } from './relief/relief.ts'
import { buildRoads } from './roads/build.ts'
import { roadGrid, toRoadCell } from './roads/road-grid.ts'
import { roadNetwork } from './roads/road-network.ts'
import { names } from './sketch/names.ts'
import { RIVERS } from './sketch/rivers.ts'
import { namedRivers } from './water/named-rivers.ts'
import { dammed } from './water/reservoirs.ts'
import { reaches, riverOfCells } from './water/river-lines.ts'
import { terrain } from './water/terrain.ts'

/** A river as wide as a cell, which covers ground. */
const WATER_KM2 = 60

export type County = ReturnType<typeof county>

/**
 * Makes the demo county, all of it from a seed: ground, water, areas, people, roads, in that order.
 * @param scale 1 for cells of 30 m; 2, 4 or 8 for coarser ones on the same ground
 */
export function county(seed: number, scale: number, say: (done: string) => void = () => {}) {
  const chance = random(seed)
  const named = names(chance.fork('names'))
  const land = relief(scale, chance.fork('relief'))
  say('relief')
  const eroded = terrain(
    land.frame,
    Int16Array.from(land.heightM, (metres) => Math.round(metres * 10)),
  )
  const reservoirs = dammed(eroded)
  const ground = terrain(land.frame, eroded.decimetres)
  const { mouth, inCounty } = countyOf(ground)
  const sketched = namedRivers(ground)
  const river = riverOfCells(ground, sketched, inCounty, RIVERS.length)
  const streams = reaches(ground, river, inCounty)
  const lake = new Uint8Array(land.frame.cells)
  for (const reservoir of reservoirs) for (const cell of reservoir.lake) lake[cell] = 1
  const water = lake.map((wet, cell) => (wet === 1 || (ground.km2[cell] as number) > WATER_KM2 ? 1 : 0))
  say('water')

  const score = habitable(ground, water)
  const yunxi = RIVERS.findIndex((each) => each.river === 'yunxi')
  const known = knownVillages(ground, score, inCounty, (cell) => river[cell] === yunxi)
  const labels = townshipLabels(ground, inCounty, streams, known)
  const outline = outlines(labels)
  const townshipOf = townshipLookup(ground.frame, labels)
  say('areas')

  const settled = villages(ground, score, townshipOf, known, chance.fork('villages'), named)
  const groups = hamlets(ground, score, townshipOf, settled, chance.fork('hamlets'), named)
  const floods = drillFloods(ground, water, (cell) => river[cell] === yunxi, settled)
  const risks = riskAreas(ground, water, townshipOf, groups, floods, chance.fork('risks'))
  const homes = households(
    ...([ground, score, settled, groups, risks, floods, townshipOf] as const),
    chance.fork('households'),
  )
  say('people')

  const grid = roadGrid(ground, lake, streams, (frame) => insideLookup(frame, labels))
  const stops = [...settled, ...groups].map(({ code, name, cell }) => ({
    code,
    name,
    cell: toRoadCell(ground.frame, grid.frame, cell),
  }))
  const planned = buildRoads(grid, stops)
  const roads = roadNetwork(grid, ground.frame, streams)
  say('roads')

  const houses = new Uint16Array(land.frame.cells)
  for (const { place } of homes) {
    const cell = cellAt(ground.frame, place)
    houses[cell] = (houses[cell] as number) + 1
  }
  const cover = landcover(ground, water, houses, chance.fork('landcover'))
  const sites = siting(
    ground,
    score,
    (cell, like) => houses[cell] === 0 && townshipOf(cell) === townshipOf(like),
    chance.fork('sites'),
  )
  return {
    seed,
    ground,
    water,
    reservoirs,
    mouth,
    river,
    streams,
    labels,
    outline,
    townshipOf,
    villages: settled,
    hamlets: groups,
    risks,
    homes,
    plans: planned,
    roads,
    cover,
    sites,
    names: named,
    chance: chance.fork('places'),
  }
}
