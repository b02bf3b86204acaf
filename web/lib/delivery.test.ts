import { expect, it } from 'vitest'
import { MOST_MESSAGE_BYTES } from '../../domain/sync/message-limit.ts'
import { refusedAsTooLong } from './delivery.ts'

it('a command that is longer than the line takes is refused with the limit and not sent', () => {
  const around = JSON.stringify({ text: '' }).length
  const text = (bytes: number) => ({ text: '水'.repeat((bytes - around) / 3) })
  expect(refusedAsTooLong(text(MOST_MESSAGE_BYTES))).toBeUndefined()
  const refused = refusedAsTooLong(text(MOST_MESSAGE_BYTES + 6))
  expect(refused).toMatchObject({ is: 'refused', code: 'too-large' })
  expect(JSON.stringify(refused)).toContain('256 KiB')
})
