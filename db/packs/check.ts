import { covers } from '../../domain/jurisdiction.ts'
import { FaultList } from './fault-list.ts'
import type { Pack } from './files.ts'
import { within } from './geometry.ts'
import type { PackIssue } from './pack-error.ts'

/** What one schema alone cannot see: unique ids, references across files, places within their areas. */
export function checkPack(pack: Pack): PackIssue[] {
  const faults = new FaultList(pack)
  checkAreas(pack, faults)
  checkRoadsAndRivers(pack, faults)
  checkPlaces(pack, faults)
  checkStockAndUnits(pack, faults)
  return faults.issues
}

function checkAreas({ header, jurisdictions, villages }: Pack, faults: FaultList): void {
  const file = 'jurisdictions.geojson'
  const areas = jurisdictions.features
  faults.unique(
    file,
    'code',
    areas.map((area) => area.properties.code),
  )
  if (!areas.some(({ properties }) => properties.code === header.code && properties.level === 'county')) {
    faults.add(file, null, 'code', `no county polygon for ${header.code}`)
  }
  areas.forEach(({ properties, geometry }, row) => {
    if (!covers(header.code, properties.code)) faults.add(file, row, 'code', `not of ${header.code}`)
    const seat = [properties.seatLon, properties.seatLat] as const
    if (!within(seat, geometry.coordinates)) faults.add(file, row, 'seatLon', 'the seat is outside')
  })
  faults.unique(
    'villages.geojson',
    'code',
    villages.features.map((village) => village.properties.code),
  )
  villages.features.forEach(({ properties, geometry }, row) => {
    if (!covers(properties.township, properties.code)) {
      faults.add('villages.geojson', row, 'code', `not of township ${properties.township}`)
    }
    faults.placed('villages.geojson', row, properties.township, geometry.coordinates)
  })
}

function checkRoadsAndRivers({ roads, rivers, gauges, villages }: Pack, faults: FaultList): void {
  const riverIds = new Set(rivers.features.map((river) => river.properties.river))
  const roadIds = new Set(roads.features.map((road) => road.properties.id))
  const villageCodes = new Set(villages.features.map((village) => village.properties.code))
  for (const [file, { features }] of Object.entries({ rivers, roads, gauges })) {
    faults.unique(
      `${file}.geojson`,
      'id',
      features.map((each) => each.properties.id),
    )
  }
  roads.features.forEach(({ properties }, row) => {
    if (properties.kind !== 'bridge') return
    const { roadId, river } = properties
    if (!roadIds.has(roadId)) faults.add('roads.geojson', row, 'roadId', `no road ${roadId}`)
    if (!riverIds.has(river)) faults.add('roads.geojson', row, 'river', `no river ${river}`)
  })
  gauges.features.forEach(({ properties, geometry }, row) => {
    const { jurisdiction, river, warnsVillages } = properties
    faults.placed('gauges.geojson', row, jurisdiction, geometry.coordinates)
    if (river && !riverIds.has(river)) faults.add('gauges.geojson', row, 'river', `no river ${river}`)
    const unknown = warnsVillages.filter((code) => !villageCodes.has(code))
    for (const code of unknown) faults.add('gauges.geojson', row, 'warnsVillages', `no village ${code}`)
  })
}

function checkPlaces({ facilities, shelters }: Pack, faults: FaultList): void {
  for (const [name, layer] of Object.entries({ facilities, shelters })) {
    const file = `${name}.geojson`
    faults.unique(
      file,
      'id',
      layer.features.map((place) => place.properties.id),
    )
    layer.features.forEach(({ properties, geometry }, row) =>
      faults.placed(file, row, properties.jurisdiction, geometry.coordinates),
    )
  }
  const ids = new Set(facilities.features.map((facility) => facility.properties.id))
  shelters.features.forEach(({ properties: { facilityId } }, row) => {
    if (facilityId && !ids.has(facilityId))
      faults.add('shelters.geojson', row, 'facilityId', `no ${facilityId}`)
  })
}

function checkStockAndUnits({ stock: { items, warehouses }, units }: Pack, faults: FaultList): void {
  const file = 'warehouses.json'
  const itemIds = new Set(items.map((item) => item.id))
  const ids = {
    'items.id': items.map((item) => item.id),
    'items.code': items.map((item) => item.code),
    'warehouses.id': warehouses.map((store) => store.id),
    'warehouses.lots.lot': warehouses.flatMap((store) => store.lots.map((lot) => lot.lot)),
  }
  for (const [field, values] of Object.entries(ids)) faults.unique(file, field, values)
  warehouses.forEach((store, row) => {
    faults.placed(file, row, store.jurisdiction, [store.lon, store.lat])
    for (const { item } of [...store.lots, ...store.targets]) {
      if (!itemIds.has(item)) faults.add(file, row, 'warehouses.lots.item', `no item ${item}`)
    }
  })
  faults.unique(
    'units.json',
    'id',
    units.map((unit) => unit.id),
  )
  units.forEach((unit, row) => faults.placed('units.json', row, unit.jurisdiction, [unit.lon, unit.lat]))
}
