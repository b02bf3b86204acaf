import { GRADES, INCIDENT_STATUS, PHASES, SOURCES } from '../../incident/words.ts'
import { MARKING_KINDS, VALIDITY } from '../../marking/words.ts'
import { SKILLS, TEAM_NAMES, UNIT_STATUS } from '../../unit/words.ts'
import { words, type Words } from '../../words.ts'
import { PLACE_NAMES, ROAD_CLASSES, VEHICLE_NAMES } from '../place-words.ts'

type Values = Readonly<Record<string, Words>>

/** What a file says in place of a code, by column; a code that nobody named here stays. */
export const VALUE_WORDS: Readonly<Record<string, Values>> = {
  list: {
    asked: words('所问', 'Asked'),
    askedShape: words('所问位置', 'Asked about'),
    closures: words('断路', 'Closures'),
    leftOut: words('未计入的断路', 'Closures left out'),
    depths: words('淹没水深', 'Depths of water'),
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
    notReached: words('道路不通', 'No way there'),
    notSafe: words('在险区内，未计入', 'In a hazard, not counted'),
  },
  inHazard: MARKING_KINDS,
  question: {
    impact: words('影响分析', 'Impact of an area'),
    route: words('路线', 'Route'),
    nearest: words('最近', 'Nearest'),
    'first-there': words('最先到达', 'First there'),
    'cut-off': words('断路孤村', 'Villages cut off'),
    flood: words('淹没估算', 'Flood estimate'),
  },
  as: {
    at: words('地点', 'Place'),
    from: words('起点', 'From'),
    to: words('终点', 'To'),
    area: words('区域', 'Area'),
    closure: words('断路', 'Closure'),
  },
  measure: { time: words('时间', 'Time'), distance: words('里程', 'Distance') },
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
  status: { ...UNIT_STATUS, ...INCIDENT_STATUS },
  phase: PHASES,
  grade: Object.fromEntries(Object.entries(GRADES).map(([level, { name }]) => [level, name])),
  reportedBy: SOURCES,
  teamType: TEAM_NAMES,
  skills: SKILLS,
  duty: { on: words('在岗', 'On duty'), off: words('离岗', 'Off duty') },
  validity: VALIDITY,
  closes: { road: words('道路', 'Road'), bridge: words('桥梁', 'Bridge') },
  level: { county: words('县', 'County'), township: words('乡镇', 'Township') },
  part: { whole: words('全村', 'Whole'), part: words('部分', 'Part') },
  countedBy: { household: words('按户', 'Households'), point: words('按村点', 'Point') },
  from: { position: words('定位', 'Position'), home: words('驻地', 'Base') },
}

export const YES_NO = { true: words('是', 'Yes'), false: words('否', 'No') } as const
