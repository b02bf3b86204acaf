import type { baseDataEvents } from '../../../domain/base-data/events.ts'
import { line, type Lines } from './line.ts'

/** The log of the county data, in words. */
export const baseDataLines: Lines<typeof baseDataEvents> = {
  BaseDataChanged(event) {
    const { version, dataDate } = event.payload
    return line(`县情数据更换为 ${version}（${dataDate}）`, `County data changed to ${version} (${dataDate})`)
  },
}
