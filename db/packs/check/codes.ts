import { covers } from '../../../domain/jurisdiction.ts'
import { words } from '../../../domain/words.ts'
import type { Part } from '../files.ts'
import { allRead, spotInStock, spotOf, type Checking } from './checking.ts'
import { knownOf } from './known.ts'
import { noPrefix, notThere, usedTwice } from './said.ts'

/** Administrative codes fit into each other, nothing is there twice, and every id is its row's own. */
export function checkCodes(checking: Checking): void {
  checkUniqueness(checking)
  const { pack, findings } = checking
  const { header, jurisdictions, villages, hamlets } = pack
  if (header.code !== undefined) checkCounty(checking, header.code)
  jurisdictions.features.forEach(({ properties: { code, level } }, row) => {
    const spot = spotOf(checking, 'jurisdictions', row, 'code')
    if (header.code !== undefined && !covers(header.code, code)) {
      findings.fault(spot, ...noPrefix(code, header.code))
    } else if (code.length !== (level === 'county' ? 6 : 9)) {
      const mend = words('县 6 位，乡镇 9 位', 'A county has 6 digits, a township 9')
      findings.fault(spot, words(`${code} 与级别不符`, `${code} does not fit the level`), mend)
    }
  })
  const townships = knownOf(checking, 'jurisdictions')
  villages.features.forEach(({ properties: { code, township } }, row) => {
    if (!covers(township, code))
      findings.fault(spotOf(checking, 'villages', row, 'code'), ...noPrefix(code, township))
    if (!townships.has(township)) {
      const said = notThere('乡镇', 'township', township, 'jurisdictions')
      findings.fault(spotOf(checking, 'villages', row, 'township'), ...said)
    }
  })
  const codes = knownOf(checking, 'villages')
  hamlets.features.forEach(({ properties: { code, village } }, row) => {
    if (!covers(village, code))
      findings.fault(spotOf(checking, 'hamlets', row, 'code'), ...noPrefix(code, village))
    if (!codes.has(village)) {
      findings.fault(
        spotOf(checking, 'hamlets', row, 'village'),
        ...notThere('村', 'village', village, 'villages'),
      )
    }
  })
}

function checkCounty(checking: Checking, code: string): void {
  const counties = checking.pack.jurisdictions.features.filter(
    ({ properties }) => properties.level === 'county',
  )
  if (counties.length === 1 && counties[0]?.properties.code === code) return
  const what = words('县的多边形', 'the polygon of the county')
  if (counties.length === 0 && !allRead(checking, ['jurisdictions'], what)) return
  checking.findings.fault(
    spotOf(checking, 'jurisdictions', null, 'level'),
    words(
      `应有且只有一个 level 为 county、代码为 ${code} 的多边形`,
      `must hold one polygon of level county with the code ${code}, and no other`,
    ),
    words('与 pack.json 的 code 对照', 'Compare it with code in pack.json'),
  )
}

function checkUniqueness(checking: Checking): void {
  const { pack, findings } = checking
  const unique = (part: Part, field: string, ids: readonly string[]): void =>
    eachRepeated(ids, (row, id) => findings.fault(spotOf(checking, part, row, field), ...usedTwice(id)))
  for (const part of ['jurisdictions', 'villages', 'hamlets'] as const) {
    unique(
      part,
      'code',
      pack[part].features.map(({ properties }) => properties.code),
    )
  }
  for (const part of [
    'roads',
    'rivers',
    'powerLines',
    'gauges',
    'facilities',
    'shelters',
    'riskAreas',
  ] as const) {
    unique(
      part,
      'id',
      pack[part].features.map(({ properties }) => properties.id),
    )
  }
  for (const part of ['grids', 'contacts', 'plans', 'units'] as const) {
    unique(
      part,
      'id',
      pack[part].map(({ id }) => id),
    )
  }
  for (const table of ['items', 'warehouses'] as const) {
    const ids = pack.stock[table].map(({ id }) => id)
    eachRepeated(ids, (row, id) => findings.fault(spotInStock(checking, table, row, 'id'), ...usedTwice(id)))
  }
  const codes = pack.stock.items.map(({ code }) => code)
  eachRepeated(codes, (row, code) =>
    findings.fault(spotInStock(checking, 'items', row, 'code'), ...usedTwice(code)),
  )
}

function eachRepeated(ids: readonly string[], tell: (row: number, id: string) => void): void {
  const seen = new Set<string>()
  ids.forEach((id, row) => (seen.has(id) ? tell(row, id) : void seen.add(id)))
}
