import { words, type Words } from '../../domain/words.ts'
import { distanceText } from '../lib/time.ts'

const SIDES: readonly Words[] = [
  ...[words('以北', 'north of'), words('东北', 'north-east of'), words('以东', 'east of')],
  ...[words('东南', 'south-east of'), words('以南', 'south of'), words('西南', 'south-west of')],
  ...[words('以西', 'west of'), words('西北', 'north-west of')],
]

/** `岩口桥以北 300 m`; a direction between the eight is said as a surveyor's: `岩口桥北偏东30° 300 m`, `300 m N 30° E of …`. */
export function besideText(
  name: Words,
  { metres, bearingDeg }: { readonly metres: number; readonly bearingDeg: number },
): Words {
  const away = distanceText(metres)
  const side = SIDES[bearingDeg / 45] ?? quadrant(bearingDeg)
  return words(`${name.zh}${side.zh} ${away}`, `${away} ${side.en} ${name.en}`)
}

function quadrant(bearingDeg: number): Words {
  const isNorth = bearingDeg < 90 || bearingDeg > 270
  const isEast = bearingDeg < 180
  const turn = Math.round(10 * Math.abs((isNorth ? (isEast ? 0 : 360) : 180) - bearingDeg)) / 10
  const [zh, en] = [isNorth ? '北' : '南', isNorth ? 'N' : 'S']
  return isEast
    ? words(`${zh}偏东${turn}°`, `${en} ${turn}° E of`)
    : words(`${zh}偏西${turn}°`, `${en} ${turn}° W of`)
}
