import type { CountyData } from '../../../domain/geo/county.ts'
import type { Households } from '../../../domain/geo/households.ts'

const COLUMNS = [
  ...(['lon', 'lat', 'persons', 'vulnerable', 'livingAlone', 'disabled', 'pregnant', 'infant'] as const),
  ...(['chronic', 'migrant', 'village', 'hamlet', 'riskArea'] as const),
] as const

/** A county whose list of households is silent about every fourth hamlet, and about all of the first village. */
export function withFewerListed(data: CountyData): CountyData {
  const { households } = data
  const silent = data.villages[0]!.id
  const isSilent = (index: number): boolean => {
    const hamlet = households.hamlet[index]!
    return households.villageCodes[households.village[index]!] === silent || (hamlet >= 0 && hamlet % 4 === 1)
  }
  const kept = Array.from({ length: households.count }, (_, index) => index).filter(
    (index) => !isSilent(index),
  )
  const columns = Object.fromEntries(
    COLUMNS.map((name) => {
      const column = households[name]
      const made = column.slice(0, kept.length)
      kept.forEach((from, at) => (made[at] = column[from]!))
      return [name, made]
    }),
  )
  return { ...data, households: { ...households, ...columns, count: kept.length } as Households }
}
