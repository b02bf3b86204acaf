import type { Part } from '../files.ts'
import { words } from '../../../domain/words.ts'
import { spotOf, type Checking } from './checking.ts'
import { checkHouseholdReferences } from './household-references.ts'
import { knownOf, type Known } from './known.ts'
import { notThere } from './said.ts'

/** What a row names is there. */
export function checkReferences(checking: Checking): void {
  const { pack } = checking
  const villages = knownOf(checking, 'villages')
  const jurisdictions = knownOf(checking, 'jurisdictions')
  const shelters = knownOf(checking, 'shelters')
  const miss =
    (part: Part, row: number, field: PropertyKey[], zh: string, en: string, file: string) =>
    (known: Known, id: string | null): void => {
      if (id === null || known.has(id)) return
      checking.findings.fault(spotOf(checking, part, row, ...field), ...notThere(zh, en, id, file))
    }
  checkWater(checking, villages)
  const facilities = knownOf(checking, 'facilities')
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
  checkHouseholdReferences(checking, villages)
}

function checkWater(checking: Checking, villages: Known): void {
  const { pack, findings } = checking
  const rivers = knownOf(checking, 'rivers')
  const roads = knownOf(checking, 'roads')
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
