import type { LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import { TOWNSHIPS } from '../sketch/settlements.ts'

/** What a township of 20,000 keeps (DOMAIN: supplies); the item, how many, and the months for which a lot keeps. */
const FOR_20_000: readonly (readonly [item: string, quantity: number, months?: number])[] = [
  ['item-sandbag', 5000],
  ['item-shovel', 100],
  ['item-lifejacket', 60],
  ['item-lifebuoy', 30],
  ['item-boat', 1],
  ['item-pump', 4],
  ['item-lamp', 60],
  ['item-generator', 3],
  ['item-radio', 20],
  ['item-satphone', 1],
  ['item-megaphone', 20],
  ['item-raingear', 100],
  ['item-quilt', 200],
  ['item-bed', 100],
  ['item-tent12', 20],
  ['item-water', 200, 12],
  ['item-noodles', 100, 6],
  ['item-firstaid', 20, 36],
  ['item-stretcher', 6],
  ['item-blower', 15],
  ['item-beater', 100],
  ['item-forestpump', 2],
  ['item-backpack', 20],
  ['item-firesuit', 40],
  ['item-chainsaw', 4],
]

/** The six stores that drills draw on, and one for every other township, by its people. */
export function stores(county: County) {
  const { villages, sites, chance, names } = county
  const heart = (code: string) => villages.find((village) => village.code === code)?.cell ?? 0
  const lonLat = ([lon, lat]: LonLat) => ({ lon, lat })
  const given = GIVEN.warehouses.map(({ at, id, jurisdiction, name, keeper, targets, lots }) => ({
    ...{ id, jurisdiction, name, ...lonLat(sites.place(heart(at), 60, 500)), keeper, targets, lots },
  }))
  const others = TOWNSHIPS.filter(({ code }) => !given.some(({ jurisdiction }) => jurisdiction === code))
  const more = others.map(({ code, name }, i) => {
    const own = villages.filter((village) => village.township === code)
    const people = own.reduce((sum, village) => sum + village.population, 0)
    const targets = [...FOR_20_000, ['item-gong', own.length] as const].map(([item, quantity]) => ({
      item,
      quantity: item === 'item-gong' ? quantity : Math.max(1, Math.round((quantity * people) / 20_000)),
    }))
    const lots = targets.map(({ item, quantity }, at) => {
      const months = FOR_20_000.find(([known]) => known === item)?.[2]
      const number = String(at + 1).padStart(2, '0')
      return {
        item,
        lot: `Q${i + 7}-${number}-2026-1`,
        quantity: Math.max(1, Math.round((quantity * chance.int(78, 100)) / 100)),
        producedOn: '2026-03-10',
        expiresOn:
          months === undefined
            ? null
            : months === 6
              ? '2026-09-09'
              : months === 12
                ? '2027-03-09'
                : '2029-03-09',
        bin: `${'ABCD'[at % 4]}-${number}`,
      }
    })
    const short = name.en.split(' ')[0]
    return {
      id: `w-${code}-01`,
      jurisdiction: code,
      name: { zh: `${name.zh}应急物资库`, en: `${short} Emergency Store` },
      ...lonLat(sites.place(own[0]?.cell ?? 0, 60, 500)),
      keeper: { name: names.person(), phone: names.phone() },
      targets,
      lots,
    }
  })
  return { items: GIVEN.items, warehouses: [...given, ...more] }
}
