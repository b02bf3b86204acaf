import { MARKING_KINDS, VALIDITY } from '../../marking/words.ts'
import { UNIT_STATUS } from '../../unit/words.ts'
import { words, type Words } from '../../words.ts'
import { PLACE_NAMES, ROAD_CLASSES, VEHICLE_NAMES } from '../place-words.ts'

type Values = Readonly<Record<string, Words>>

/** What a file says in place of a code, by column; a code that nobody named here stays. */
export const VALUE_WORDS: Readonly<Record<string, Values>> = {
  list: {
    total: words('合计', 'Total'),
    roadKm: words('道路里程', 'Road, km'),
    roads: words('道路', 'Roads'),
    villages: words('村（社区）', 'Villages'),
    hamlets: words('村民小组', 'Hamlets'),
    facilities: words('学校、医院等', 'Schools, hospitals …'),
    shelters: words('避难场所', 'Shelters'),
    warehouses: words('仓库', 'Stores'),
    units: words('力量', 'Units'),
    bridges: words('桥梁', 'Bridges'),
    found: words('可到达', 'Found'),
    notSafe: words('在险区内，未计入', 'In a hazard, not counted'),
  },
  inHazard: MARKING_KINDS,
  kind: {
    ...PLACE_NAMES,
    ...MARKING_KINDS,
    road: words('道路', 'Road'),
    bridge: words('桥梁', 'Bridge'),
    office: words('村委会、机关', 'Office'),
    gymnasium: words('体育馆', 'Gymnasium'),
    flashFlood: words('山洪危险区', 'Flash-flood area'),
    landslide: words('滑坡隐患点', 'Landslide area'),
    debrisFlow: words('泥石流隐患点', 'Debris-flow area'),
    wildfire: words('森林火险区', 'Wildfire area'),
    other: words('其他', 'Other'),
  },
  class: ROAD_CLASSES,
  vehicle: VEHICLE_NAMES,
  status: UNIT_STATUS,
  validity: VALIDITY,
  closes: { road: words('道路', 'Road'), bridge: words('桥梁', 'Bridge') },
  level: { county: words('县', 'County'), township: words('乡镇', 'Township') },
  part: { whole: words('全村', 'Whole'), part: words('部分', 'Part') },
  countedBy: { household: words('按户', 'Households'), point: words('按村点', 'Point') },
  from: { position: words('定位', 'Position'), home: words('驻地', 'Base') },
}

export const YES_NO = { true: words('是', 'Yes'), false: words('否', 'No') } as const
