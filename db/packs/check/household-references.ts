import type { Checking } from './checking.ts'
import { knownOf, type Known } from './known.ts'
import { notThere } from './said.ts'

/** What a household names is there. The codes of sixty thousand are a few hundred: each is looked up once. */
export function checkHouseholdReferences(checking: Checking, villages: Known): void {
  const { read } = checking.households
  if (!read) return
  const { households, spotOf } = read
  const columns = [
    {
      ...{ field: 'hamlet', zh: '村', en: 'village', of: 'villages', known: villages },
      ...{ indexes: households.village, codes: households.villageCodes },
    },
    {
      ...{ field: 'hamlet', zh: '自然村', en: 'hamlet', of: 'hamlets', known: knownOf(checking, 'hamlets') },
      ...{ indexes: households.hamlet, codes: households.hamletCodes },
    },
    {
      ...{ field: 'inRiskArea', zh: '危险区', en: 'risk area', of: 'risk-areas' },
      ...{ known: knownOf(checking, 'riskAreas') },
      ...{ indexes: households.riskArea, codes: households.riskAreaIds },
    },
  ] as const
  for (const { field, zh, en, of, indexes, codes, known } of columns) {
    codes.forEach((code, index) => {
      if (known.has(code)) return
      checking.findings.fault(spotOf(indexes.indexOf(index), field), ...notThere(zh, en, code, of))
    })
  }
}
