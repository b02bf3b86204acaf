import type { LayerChanges } from '../../db/packs/changes.ts'
import type { LoadReport, LoadStep } from './report.ts'
import type { UnbookedLot } from './unbooked.ts'

const STEPS: Readonly<Record<LoadStep['step'], string>> = {
  read: '读取并检查 reading and checking',
  pack: '压缩 packing',
  store: '保存 storing',
  change: '更换版本 changing to the new version',
  bring: '登记新增的物资和队伍 registering what is new',
}

export const stepText = ({ step, layer }: LoadStep): string => `${STEPS[step]}${layer ? ` · ${layer}` : ''} …`

/** What a load came to, for the person who asked for it. */
export function reportText(report: LoadReport): string {
  if (report.outcome === 'busy')
    return '另一次装入正在进行，请稍后再试。 Another load is under way; try again later.'
  if (report.outcome === 'refused') {
    return `有 ${report.faults} 处错误，未装入，原有数据不变。\n${report.faults} fault(s): nothing was loaded, and what was there stays.`
  }
  const { outcome, version, previous, changes, brought, unbooked, people } = report
  const lines = [HEADS[outcome](version, previous), ...changes.map(changeText)]
  if (people > 0) lines.push(`  人员 people: ${people} 人新增或更改 new or changed`)
  for (const [type, count] of Object.entries(brought)) lines.push(`  ${type}: ${count}`)
  if (unbooked.length > 0) lines.push(NOT_BOOKED, ...unbooked.map(unbookedText))
  return lines.join('\n')
}

const NOT_BOOKED = `以下批次与上一版本不同，库存未变；实物有变动的，请登记出入库或盘点。
These lots are not as the version before said. No quantity was altered: where the goods did change, book a movement or a count.`

const unbookedText = ({ warehouse, lot, before, after }: UnbookedLot): string =>
  `  ${warehouse} ${lot}: ${before} → ${after ?? '已删除 removed'}`

const HEADS: Readonly<
  Record<'loaded' | 'again' | 'current', (version: string, previous: string | null) => string>
> = {
  loaded: (version, previous) => `已装入 loaded: ${version}${previous ? `（原为 before: ${previous}）` : ''}`,
  again: (version, previous) =>
    `启用已存的版本 changed to a version that was kept already: ${version}（原为 before: ${previous}）`,
  current: (version) => `没有变化 nothing changed: ${version}`,
}

function changeText({ layer, added, changed, removed, examples }: LayerChanges): string {
  const some = (mark: string, count: number, ids: readonly string[]) =>
    count === 0 ? [] : [`${mark}${count} (${ids.join(', ')}${count > ids.length ? ', …' : ''})`]
  const parts = [
    ...some('+', added, examples.added),
    ...some('~', changed, examples.changed),
    ...some('-', removed, examples.removed),
  ]
  return `  ${layer}: ${parts.join('  ')}`
}
