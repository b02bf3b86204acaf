import type { County } from '../county.ts'
import { facilities } from '../places/facilities.ts'
import { fireScene } from '../places/fire-scene.ts'
import { units } from '../places/forces.ts'
import { gauges } from '../places/gauges.ts'
import { powerLines } from '../places/power.ts'
import { riskFeatures } from '../places/risk-texts.ts'
import { shelters } from '../places/shelters.ts'
import { stores } from '../places/stores.ts'
import { GIVEN } from '../sketch/data.ts'
import { COUNTY_TOWN } from '../sketch/settlements.ts'
import { seats, writeAreas } from './areas.ts'
import { geojson, json, pointFeature, type Files } from './file.ts'
import { header } from './header.ts'
import { writeHouseholds } from './households.ts'
import { riverNames, writeRivers, writeRoads } from './lines.ts'
import { writePeopleTables } from './people-tables.ts'
import { writeRasters } from './rasters.ts'

/** Every file of the county's pack (docs/county-pack.md). */
export function packFiles(county: County): Files {
  const files: Files = new Map()
  const seat = seats(county)
  const scene = fireScene(county)
  const lines = powerLines(county, scene)
  const places = facilities(county, seat, scene, lines)
  const refuges = shelters(county, places)
  const rivers = riverNames(county)
  const points = (name: string, rows: readonly { place: readonly [number, number] }[]) =>
    files.set(
      `${name}.geojson`,
      geojson(rows.map(({ place, ...properties }) => pointFeature(properties, place))),
    )
  files.set('pack.json', json(header(county, seat.get(COUNTY_TOWN) ?? [0, 0])))
  writeAreas(county, seat, files)
  writeRivers(county, rivers, files)
  writeRoads(county, rivers, files)
  points('facilities', places)
  points('shelters', refuges)
  points(
    'gauges',
    gauges(county).map(({ properties, place }) => ({ ...properties, place })),
  )
  files.set(
    'power-lines.geojson',
    geojson(
      lines.map(({ towers, ...properties }) => ({
        properties,
        geometry: { type: 'LineString', coordinates: towers },
      })),
    ),
  )
  files.set('risk-areas.geojson', geojson(riskFeatures(county, refuges)))
  files.set('units.json', json(units(county)))
  files.set('warehouses.json', json(stores(county)))
  files.set('plans.json', json(GIVEN.plans))
  writePeopleTables(county, files)
  writeHouseholds(county, files)
  writeRasters(county, files)
  return files
}
