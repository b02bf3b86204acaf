import { words } from '../../../domain/words.ts'
import { Area, type LonLat } from './area.ts'
import { spotOfGeometry, type Checking } from './checking.ts'
import { placeText } from './place-text.ts'
import { crossingOf, samplesOf } from './rings.ts'

const MEND = words(
  '把孔洞移到外环以内，或删去这个环',
  'Move the hole into the outer ring, or delete that ring',
)

/** The holes of a polygon lie within its outer ring, and cross neither it nor each other. */
export function checkHoles(
  checking: Checking,
  part: 'jurisdictions' | 'riskAreas',
  row: number,
  rings: readonly (readonly LonLat[])[],
): void {
  const [outer, ...holes] = rings
  if (!outer || holes.length === 0) return
  const area = new Area([outer])
  const tell = (zh: string, en: string): void =>
    checking.findings.fault(spotOfGeometry(checking, part, row), words(zh, en), MEND)
  holes.forEach((hole, at) => {
    for (const other of [outer, ...holes.slice(0, at)]) {
      const crossing = crossingOf(other, hole)
      if (crossing === undefined) continue
      if (crossing === 'too-complex') return tell('孔洞过于复杂，无法检查', 'has holes too complex to check')
      const place = placeText(checking, part, crossing)
      if (other === outer)
        return tell(`孔洞在 ${place} 处穿过外环`, `has a hole that crosses its ring at ${place}`)
      return tell(`两个孔洞在 ${place} 处相交`, `has two holes that cross at ${place}`)
    }
    const samples = samplesOf(hole)
    const outside = samples.filter((point) => !area.holds(point))
    // A hole may touch its ring: of a point on the ring nobody can say on which side it is.
    if (outside.length * 2 <= samples.length) return
    const place = placeText(checking, part, outside[0] ?? [0, 0])
    tell(`孔洞 ${place} 在外环以外`, `has a hole outside its ring, at ${place}`)
  })
}
