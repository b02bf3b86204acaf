import { words } from '../../domain/words.ts'
import type { KeyLine } from '../lib/keyboard.ts'

export const PLAY = words('回放：播放、暂停', 'Playback: play, pause')
export const STEP = words('回放：上一步、下一步', 'Playback: step back, step on')
export const ENDS = words('回放：到开头、到结尾', 'Playback: to the beginning, to the end')

/** What the keys do while something is played back. */
export const PLAYBACK_KEYS: readonly KeyLine[] = [
  { keys: [' '], words: PLAY },
  { keys: ['ArrowLeft', 'ArrowRight'], words: STEP },
  { keys: ['Home', 'End'], words: ENDS },
]
