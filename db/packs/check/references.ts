import type { Part } from '../files.ts'
import { words } from '../../../domain/words.ts'
import { spotInStock, spotOf, type Checking } from './checking.ts'
import { notThere } from './said.ts'

type Known = ReadonlySet<string | null>

/** What a row names is there. */
export function checkReferences(checking: Checking): void {
  const { pack } = checking
  const of = <T>(features: readonly { readonly properties: T }[], id: (properties: T) => string | null) =>
    new Set(features.map(({ properties }) => id(properties)))
  const villages: Known = of(pack.villages.features, ({ code }) => code)
  const jurisdictions: Known = of(pack.jurisdictions.features, ({ code }) => code)
  const shelters: Known = of(pack.shelters.features, ({ id }) => id)
  const miss =
    (part: Part, row: number, field: PropertyKey[], zh: string, en: string, file: string) =>
    (known: Known, id: string | null): void => {
      if (id === null || known.has(id)) return
      checking.findings.fault(spotOf(checking, part, row, ...field), ...notThere(zh, en, id, file))
    }
  checkWater(checking, villages)
  const facilities: Known = of(pack.facilities.features, ({ id }) => id)
  pack.shelters.features.forEach(({ properties }, row) =>
    miss(
      'shelters',
      row,
      ['facilityId'],
      '设施',
      'facility',
      'facilities',
    )(facilities, properties.facilityId),
  )
  pack.riskAreas.features.forEach(({ properties }, row) => {
    properties.villages.forEach((code, at) =>
      miss('riskAreas', row, ['villages', at], '村', 'village', 'villages')(villages, code),
    )
    miss(
      'riskAreas',
      row,
      ['jurisdiction'],
      '乡镇',
      'township',
      'jurisdictions',
    )(jurisdictions, properties.jurisdiction)
    miss('riskAreas', row, ['shelter'], '避难场所', 'shelter', 'shelters')(shelters, properties.shelter)
  })
  for (const part of ['grids', 'contacts'] as const) {
    pack[part].forEach(({ village }, row) =>
      miss(part, row, ['village'], '村', 'village', 'villages')(villages, village),
    )
  }
  pack.plans.forEach(({ jurisdiction, levels }, row) => {
    miss('plans', row, ['jurisdiction'], '辖区', 'jurisdiction', 'jurisdictions')(jurisdictions, jurisdiction)
    levels.forEach(({ level }, at) => {
      if (levels.findIndex((other) => other.level === level) === at) return
      const mend = words('每级只写一次', 'Write each level once')
      const reason = words(`第 ${level} 级重复`, `level ${level} stands twice`)
      checking.findings.fault(spotOf(checking, 'plans', row, 'levels', at, 'level'), reason, mend)
    })
  })
  checkStock(checking)
  checkHouseholds(checking, villages)
}

function checkWater(checking: Checking, villages: Known): void {
  const { pack, findings } = checking
  const rivers: Known = new Set(pack.rivers.features.map(({ properties }) => properties.river))
  const roads: Known = new Set(
    pack.roads.features
      .filter(({ properties }) => properties.kind === 'road')
      .map(({ properties }) => properties.id),
  )
  pack.roads.features.forEach(({ properties }, row) => {
    if (properties.kind !== 'bridge') return
    const { roadId, river } = properties
    if (!roads.has(roadId)) {
      findings.fault(spotOf(checking, 'roads', row, 'roadId'), ...notThere('道路', 'road', roadId, 'roads'))
    }
    if (!rivers.has(river)) {
      findings.fault(spotOf(checking, 'roads', row, 'river'), ...notThere('河流', 'river', river, 'rivers'))
    }
  })
  pack.gauges.features.forEach(({ properties: { river, warnsVillages } }, row) => {
    if (river !== null && !rivers.has(river)) {
      findings.fault(spotOf(checking, 'gauges', row, 'river'), ...notThere('河流', 'river', river, 'rivers'))
    }
    warnsVillages.forEach((code, at) => {
      if (villages.has(code)) return
      const spot = spotOf(checking, 'gauges', row, 'warnsVillages', at)
      findings.fault(spot, ...notThere('村', 'village', code, 'villages'))
    })
  })
}

function checkStock(checking: Checking): void {
  const { items, warehouses } = checking.pack.stock
  const known: Known = new Set(items.map(({ id }) => id))
  warehouses.forEach((warehouse, row) => {
    for (const table of ['targets', 'lots'] as const) {
      warehouse[table].forEach(({ item }, at) => {
        if (known.has(item)) return
        const spot = spotInStock(checking, 'warehouses', row, table, at, 'item')
        checking.findings.fault(spot, ...notThere('物资', 'item', item, 'items'))
      })
    }
  })
}

/** The codes of sixty thousand households are a few hundred: each is looked up once. */
function checkHouseholds({ pack, households: read, findings }: Checking, villages: Known): void {
  if (!read) return
  const { households, file, lineOf } = read
  const hamlets: Known = new Set(pack.hamlets.features.map(({ properties }) => properties.code))
  const riskAreas: Known = new Set(pack.riskAreas.features.map(({ properties }) => properties.id))
  const columns = [
    {
      field: 'hamlet',
      zh: '村',
      en: 'village',
      of: 'villages',
      indexes: households.village,
      codes: households.villageCodes,
      known: villages,
    },
    {
      field: 'hamlet',
      zh: '自然村',
      en: 'hamlet',
      of: 'hamlets',
      indexes: households.hamlet,
      codes: households.hamletCodes,
      known: hamlets,
    },
    {
      field: 'inRiskArea',
      zh: '危险区',
      en: 'risk area',
      of: 'risk-areas',
      indexes: households.riskArea,
      codes: households.riskAreaIds,
      known: riskAreas,
    },
  ] as const
  for (const { field, zh, en, of, indexes, codes, known } of columns) {
    codes.forEach((code, index) => {
      if (known.has(code)) return
      const first = indexes.indexOf(index)
      const spot = { file, line: lineOf(first), row: first + 1, field }
      findings.fault(spot, ...notThere(zh, en, code, of))
    })
  }
}
