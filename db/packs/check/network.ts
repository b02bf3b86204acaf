import { words } from '../../../domain/words.ts'
import { allRead, spotOfGeometry, type Checking } from './checking.ts'
import { placeText } from './place-text.ts'

/** Roads form one network: what is joined to nothing can never be reached, and is most often a line 3 m too short. */
export function checkNetwork(checking: Checking): void {
  if (!allRead(checking, ['roads'], words('路网是否连通', 'whether the roads form one network'))) return
  const parent = new Map<string, string>()
  const root = (key: string): string => {
    let top = key
    for (let above = parent.get(top); above !== undefined && above !== top; above = parent.get(top))
      top = above
    parent.set(key, top)
    return top
  }
  const roads = checking.pack.roads.features.flatMap(({ geometry }, row) =>
    geometry.type === 'LineString' ? [{ row, line: geometry.coordinates }] : [],
  )
  for (const { line } of roads) {
    const first = root(String(line[0]))
    parent.set(first, first)
    parent.set(root(String(line.at(-1))), first)
  }
  const parts = new Map<string, typeof roads>()
  for (const road of roads) {
    const key = root(String(road.line[0]))
    parts.set(key, [...(parts.get(key) ?? []), road])
  }
  const [, ...islands] = [...parts.values()].sort((a, b) => b.length - a.length)
  for (const [road] of islands) {
    if (!road) continue
    const start = placeText(checking, 'roads', road.line[0] ?? [0, 0])
    checking.findings.warn(
      spotOfGeometry(checking, 'roads', road.row),
      words(`起点 ${start} 的道路与路网不相连`, `the road from ${start} is joined to no other`),
      words(
        '打开捕捉，让道路在端点共用同一个顶点',
        'Turn snapping on: roads meet in the same vertex at their ends',
      ),
    )
  }
}
