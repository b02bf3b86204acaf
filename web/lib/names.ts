import { codeName } from '../../domain/incident/codes.ts'
import type { Read } from '../../domain/read.ts'
import { words, type Words } from '../../domain/words.ts'
import { markingName } from '../words/marking-words.ts'
import type { Names } from '../words/log/line.ts'
import type { Places } from './places.svelte.ts'

const GONE = {
  incident: words('已归档的事件', 'an archived incident'),
  unit: words('一支队伍', 'a unit'),
  warehouse: words('一处仓库', 'a store'),
  item: words('物资', 'goods'),
  lot: words('一个批次', 'a lot'),
  marking: words('已撤销的标绘', 'a lifted marking'),
} as const

/** How an incident is spoken of: `云溪 3 号`. */
export const incidentName = (
  { jurisdiction, number }: { readonly jurisdiction: string; readonly number: number },
  places: Places,
): Words => {
  const { zh, en } = places.shortName(jurisdiction)
  return words(`${zh} ${number} 号`, `${en} no. ${number}`)
}

/** An incident in a list to choose from: `云溪 3 号 山洪 岩口桥`. */
export function incidentLabel(
  incident: { jurisdiction: string; number: number; code: string; place: string | null },
  places: Places,
): Words {
  const [name, kind] = [incidentName(incident, places), codeName(incident.code)]
  const at = incident.place ? ` ${incident.place}` : ''
  return words(`${name.zh} ${kind.zh}${at}`, `${name.en} ${kind.en}${at}`)
}

/** What the lines of the log call things, from what is in the picture. */
export function namesFrom(read: Read, places: Places): Names {
  const item = (id: string): Words => read.get('item', id)?.name ?? GONE.item
  return {
    incident: (id) => {
      const incident = read.get('incident', id)
      return incident ? incidentName(incident, places) : GONE.incident
    },
    unit: (id) => same(read.get('unit', id)?.name) ?? GONE.unit,
    warehouse: (id) => same(read.get('warehouse', id)?.name) ?? GONE.warehouse,
    item,
    lot: (id) => {
      const lot = read.get('lot', id)
      if (!lot) return GONE.lot
      const { zh, en } = item(lot.itemId)
      return words(`${zh} ${lot.number}`, `${en} ${lot.number}`)
    },
    marking: (id) => {
      const marking = read.get('marking', id)
      return marking ? markingName(marking) : GONE.marking
    },
    place: (code) => places.name(code),
  }
}

const same = (name: string | undefined): Words | undefined =>
  name === undefined ? undefined : words(name, name)
