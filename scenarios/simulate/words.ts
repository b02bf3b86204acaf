import { deviceKeyOf, type Format } from './encode.ts'
import type { Status } from './run.ts'

const clock = (ms: number): string =>
  `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`

/** One short line about the phones, Chinese first. */
export function statusLine({
  elapsedMs,
  phones,
  taken,
  waiting,
  offline,
  unknown,
  malformed,
  failed,
  lost,
}: Status): string {
  const parts = [
    `手机 phones ${phones}`,
    `已收 taken ${taken}`,
    `待发 waiting ${waiting}`,
    `断线 offline ${offline}`,
  ]
  if (unknown.length > 0) parts.push(`未配对 unpaired ${unknown.length}`)
  if (malformed > 0) parts.push(`被拒 refused ${malformed}`)
  if (failed > 0) parts.push(`无应答 no answer ${failed}`)
  if (lost > 0) parts.push(`丢弃 dropped ${lost}`)
  return `${clock(elapsedMs)}  ${parts.join(' · ')}`
}

/** Which devices the server does not know, and how to make them known. */
export function pairingHint(format: Format, unknown: readonly string[]): string {
  const keys = unknown.slice(0, 5).map((id) => deviceKeyOf(format, id))
  const more = unknown.length > keys.length ? ` … (${unknown.length})` : ''
  return [
    `未配对的设备 devices that no unit is bound to: ${keys.join(', ')}${more}`,
    '登录后在“力量”里选中队伍，从未知设备中点选绑定；演示数据已绑定 osmand:sim-<队伍编号>。',
    'To pair: sign in, choose a unit under 力量 Units and bind one of the unknown devices. The demo has osmand:sim-<unit id> bound already.',
  ].join('\n')
}
