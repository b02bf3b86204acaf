import type { Pack } from '../files.ts'
import { Braille } from './braille.ts'

type LonLat = readonly [number, number]

/** ANSI: grey, blue, yellow, red. */
const COLOUR = { border: 90, river: 34, road: 33, village: 31 } as const
const MOST_ROWS = 40

/** The county as braille: boundaries, rivers of some size, roads but for the smallest, villages. */
export function picture(pack: Pack, columns: number, coloured: boolean): string {
  const [west, south, east, north] = pack.header.bbox
  // A character is twice as high as wide, and so are four dots beside two: dots are square.
  const lonScale = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const ratio = (north - south) / ((east - west) * lonScale)
  const rows = Math.max(4, Math.min(MOST_ROWS, Math.round((columns * 2 * ratio) / 4)))
  const board = new Braille(columns, rows)
  const scale = Math.min(board.width / ((east - west) * lonScale), board.height / (north - south))
  const at = ([lon, lat]: LonLat): LonLat => [(lon - west) * lonScale * scale, (north - lat) * scale]
  const draw = (line: readonly LonLat[], colour: number): void =>
    line.slice(1).forEach((to, index) => board.line(at(line[index] ?? to), at(to), colour))
  for (const { geometry } of pack.jurisdictions.features)
    geometry.coordinates.forEach((ring) => draw(ring, COLOUR.border))
  for (const { geometry, properties } of pack.roads.features) {
    if (geometry.type === 'LineString' && properties.class !== 'township')
      draw(geometry.coordinates, COLOUR.road)
  }
  for (const { geometry, properties } of pack.rivers.features) {
    if (properties.streamOrder > 2) draw(geometry.coordinates, COLOUR.river)
  }
  for (const { geometry } of pack.villages.features) board.dot(at(geometry.coordinates), COLOUR.village)
  return board.text(coloured)
}

export const LEGEND = '灰 grey 边界 borders · 蓝 blue 河流 rivers · 黄 yellow 道路 roads · 红 red 村 villages'
