import type { exerciseEvents } from '../../../domain/exercise/events.ts'
import { tPlusText } from '../../lib/time.ts'
import { CHANNELS } from '../drill-words.ts'
import { after, line, type Lines } from './line.ts'

/** The log of drills, in words. */
export const exerciseLines: Lines<typeof exerciseEvents> = {
  ExercisePrepared(event) {
    return line(`建立演练 ${event.payload.title.zh}`, `Exercise "${event.payload.title.en}" prepared`)
  },
  InjectPrepared(event) {
    return line(`载入情况 ${event.payload.no} 号`, `Inject no. ${event.payload.no} loaded`)
  },
  ExerciseStarted() {
    return line('演练开始', 'Exercise started')
  },
  ExercisePaused(event) {
    const why = after(event.payload.reason)
    return line(`演练暂停${why.zh}`, `Exercise paused${why.en}`)
  },
  ExerciseResumed() {
    return line('演练继续', 'Exercise resumed')
  },
  ExerciseRateChanged(event) {
    return line(`演练倍速改为 ${event.payload.rate}×`, `Exercise rate set to ${event.payload.rate}×`)
  },
  ExerciseJumped(event) {
    const to = tPlusText(event.payload.toMs)
    return line(`演练跳到 ${to}`, `Exercise moved on to ${to}`)
  },
  ExerciseEnded(event) {
    const why = after(event.payload.reason)
    return line(`演练结束${why.zh}`, `Exercise ended${why.en}`)
  },
  InjectDelivered(event) {
    return line(`情况 ${event.payload.no} 号已下发`, `Inject no. ${event.payload.no} delivered`)
  },
  InjectSkipped(event) {
    return line(`情况 ${event.payload.no} 号跳过`, `Inject no. ${event.payload.no} skipped`)
  },
  MessageReceived(event) {
    const { from, to, channel, text } = event.payload
    return line(
      `${CHANNELS[channel].zh} ${from.zh} → ${to.zh}：${text.zh}`,
      `${CHANNELS[channel].en}, ${from.en} to ${to.en}: ${text.en}`,
    )
  },
  MessageAcknowledged() {
    return line('消息已签收', 'Message acknowledged')
  },
}
