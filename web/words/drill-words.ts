import type { Channel } from '../../domain/exercise/commands.ts'
import { words, type Words } from '../../domain/words.ts'

export const CHANNELS: Readonly<Record<Channel, Words>> = {
  phone: words('电话', 'Phone'),
  radio: words('对讲', 'Radio'),
  system: words('系统', 'System'),
  note: words('纸条', 'Note'),
  sms: words('短信', 'SMS'),
  broadcast: words('广播', 'Broadcast'),
}

export const OPERATION_STATUS: Readonly<Record<'open' | 'prepared' | 'running' | 'paused' | 'ended', Words>> =
  {
    open: words('实战', 'Live'),
    prepared: words('未开始', 'Not started'),
    running: words('进行中', 'Running'),
    paused: words('已暂停', 'Paused'),
    ended: words('已结束', 'Ended'),
  }

export const INJECT_KIND: Readonly<Record<'key' | 'routine' | 'contingency', Words>> = {
  key: words('关键', 'Key'),
  routine: words('常规', 'Routine'),
  contingency: words('备用', 'Contingency'),
}

export const INJECT_STATUS: Readonly<Record<'waiting' | 'delivered' | 'skipped', Words>> = {
  waiting: words('待发', 'Waiting'),
  delivered: words('已发', 'Delivered'),
  skipped: words('跳过', 'Skipped'),
}
