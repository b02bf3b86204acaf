import { expect, it } from 'vitest'
import { confirmsErasing, useWords } from './person-words.ts'

const use = { operation: 'live', id: 'x', jurisdiction: '990101101' }

it('a person is said to be what the record has them as', () => {
  const incident = { ...use, kind: 'incident', as: 'reporter', called: '3' } as const
  expect(useWords(incident)).toEqual({ zh: '3 号事件 报告人', en: 'Incident 3, reporter' })
  const unit = { ...use, kind: 'unit', as: 'leader', called: '云溪救援队' } as const
  expect(useWords(unit).zh).toBe('云溪救援队 队长')
})

it('somebody is erased only when the word itself was typed, in either language', () => {
  expect(['删除', ' erase ', 'ERASE'].map(confirmsErasing)).toEqual([true, true, true])
  expect(['', '删', 'erased', 'yes'].map(confirmsErasing)).toEqual([false, false, false, false])
})
