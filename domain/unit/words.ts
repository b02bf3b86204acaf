import { words, type Words } from '../words.ts'
import type { UnitStatus } from './commands.ts'

export const UNIT_STATUS: Readonly<Record<UnitStatus, Words>> = {
  available: words('待命', 'Available'),
  'en-route': words('在途', 'En route'),
  'on-scene': words('已到位', 'On scene'),
  returning: words('返回中', 'Returning'),
}
