import { cellAt, degrees, metresBetween, type LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import type { FireScene } from './fire-scene.ts'

export interface PowerLine {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly voltageKv: number
  readonly towers: readonly LonLat[]
}

const SPAN_M = 520
/** Lines keep so far from the heart of a village. */
const ASIDE_M = 420

const LINES: readonly (readonly [
  id: string,
  zh: string,
  en: string,
  kv: number,
  stops: readonly string[],
])[] = [
  ['pl-110-longtan', '青龙线', 'Qinglong Line', 110, ['103001', '105201', '105001', '203201']],
  ['pl-110-baisha', '青白线', 'Qingbai Line', 110, ['103001', '104001', '205201']],
  ['pl-110-liuhe', '青柳线', 'Qingliu Line', 110, ['103001', '106201', '106001']],
  ['pl-35-yunxi', '青云线', 'Qingyun Line', 35, ['103001', '101206', '101001', '101202', '101201']],
  ['pl-35-shuanghe', '龙双线', 'Longshuang Line', 35, ['105201', '201201']],
  ['pl-35-gaoqiao', '青高线', 'Qinggao Line', 35, ['103201', '204202', '204201']],
  ['pl-35-chayuan', '柳茶线', 'Liucha Line', 35, ['106201', '202202', '202201']],
]

/** Lines of towers, straight from bend to bend; that of drill 2 has its towers 27 and 28 beside the fire. */
export function powerLines(county: County, scene: FireScene): PowerLine[] {
  const beside = (code: string): LonLat => {
    const village = county.villages.find((each) => each.code === `990101${code}`)
    if (!village) throw new Error(`no village ${code}`)
    return county.sites.place(village.cell, ASIDE_M, ASIDE_M * 2.2)
  }
  const [tower27, tower28] = scene.pylons
  const shimen = beside('102202')
  const toScene = [beside('103001'), beside('102203'), beside('102001'), tower27]
  const songling: PowerLine = {
    id: 'pl-110-songling',
    name: { zh: '110 kV 青松线', en: '110 kV Qingsong Line' },
    voltageKv: 110,
    towers: [
      ...spread(toScene, 26),
      ...spread([tower28, shimen], Math.round(metresBetween(tower28, shimen) / SPAN_M)),
    ],
  }
  return [
    songling,
    ...LINES.map(([id, zh, en, kv, stops]) => {
      const bends = stops.map(beside)
      const lengthM = bends
        .slice(1)
        .reduce((sum, bend, i) => sum + metresBetween(bends[i] as LonLat, bend), 0)
      const name = { zh: `${kv} kV ${zh}`, en: `${kv} kV ${en}` }
      return { id, name, voltageKv: kv, towers: spread(bends, Math.round(lengthM / SPAN_M)) }
    }),
  ]
}

/** `spans` + 1 towers from the first bend to the last, one of them on every bend. */
function spread(bends: readonly LonLat[], spans: number): LonLat[] {
  const legs = bends
    .slice(1)
    .map((to, i) => ({ from: bends[i] as LonLat, to, lengthM: metresBetween(bends[i] as LonLat, to) }))
  const lengthM = legs.reduce((sum, leg) => sum + leg.lengthM, 0)
  const towers: LonLat[] = [bends[0] as LonLat]
  let [done, spansDone] = [0, 0]
  for (const [i, { from, to, lengthM: own }] of legs.entries()) {
    done += own
    const until =
      i === legs.length - 1
        ? Math.max(spans, spansDone + 1)
        : Math.max(spansDone + 1, Math.round((spans * done) / lengthM))
    const count = until - spansDone
    for (let k = 1; k <= count; k += 1)
      towers.push([from[0] + ((to[0] - from[0]) * k) / count, from[1] + ((to[1] - from[1]) * k) / count])
    spansDone = until
  }
  return towers.map(([lon, lat]) => [degrees(lon), degrees(lat)])
}

/** The township of a tower; the county, where a border is near. */
export const ownerOf = (county: County, place: LonLat) =>
  county.townshipOf(cellAt(county.ground.frame, place)) ?? '990101'
