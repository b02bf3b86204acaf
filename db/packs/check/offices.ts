import { words } from '../../../domain/words.ts'
import type { Part } from '../files.ts'
import type { Spot } from '../findings.ts'
import { spotInStock, spotOf, type Checking } from './checking.ts'
import { knownOf } from './known.ts'
import { notThere } from './said.ts'

/** A jurisdiction that is a village or a hamlet is one of this county. Polygons, of those above, are for places.ts. */
export function checkOffices(checking: Checking): void {
  const { pack, findings } = checking
  const villages = knownOf(checking, 'villages')
  const hamlets = knownOf(checking, 'hamlets')
  const look = (code: string, spot: () => Spot): void => {
    if (code.length === 12 && !villages.has(code)) {
      findings.fault(spot(), ...notThere('村', 'village', code, 'villages'))
    }
    if (code.length === 15 && !hamlets.has(code)) {
      findings.fault(spot(), ...notThere('自然村', 'hamlet', code, 'hamlets'))
    }
  }
  for (const part of ['gauges', 'facilities', 'shelters'] as const satisfies readonly Part[]) {
    pack[part].features.forEach(({ properties }, row) =>
      look(properties.jurisdiction, () => spotOf(checking, part, row, 'jurisdiction')),
    )
  }
  pack.units.forEach(({ jurisdiction }, row) =>
    look(jurisdiction, () => spotOf(checking, 'units', row, 'jurisdiction')),
  )
  pack.stock.warehouses.forEach(({ jurisdiction }, row) =>
    look(jurisdiction, () => spotInStock(checking, 'warehouses', row, 'jurisdiction')),
  )
  checkCalled(checking)
}

/** 叫应: each village has one who is called first. A pack that brings no contacts at all says nothing of it. */
function checkCalled(checking: Checking): void {
  const { pack, findings, reads } = checking
  if (pack.contacts.length === 0 || !reads.contacts) return
  const called = new Set<string>()
  pack.contacts.forEach(({ village, post }, row) => {
    if (post !== 'A') return
    if (called.has(village)) {
      findings.warn(
        spotOf(checking, 'contacts', row, 'post'),
        words(`${village} 有两个 A 岗`, `${village} has two contacts of post A`),
        words('只留一个 A 岗，另一个改为 B', 'Leave one A; make the other B'),
      )
    }
    called.add(village)
  })
  for (const { village } of reads.contacts.refused) called.add(String(village))
  pack.villages.features.forEach(({ properties: { code } }, row) => {
    if (called.has(code)) return
    findings.warn(
      spotOf(checking, 'villages', row, 'code'),
      words(`${code} 没有 A 岗责任人`, `${code} has no contact of post A`),
      words('在 contacts 中补上先叫应的人', 'Add to contacts who is called first'),
    )
  })
}
