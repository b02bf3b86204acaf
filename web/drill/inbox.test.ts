import { expect, it } from 'vitest'
import type { Message } from '../../domain/exercise/record.ts'
import { messageId } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { byNeed, unread } from './inbox.ts'

const message = (id: string, minute: number, read = false): Message => ({
  ...{
    kind: 'message',
    id: messageId.parse(id),
    jurisdiction: jurisdiction.parse('990101'),
    sharedWith: [],
    seq: minute,
  },
  ...{ from: { zh: '', en: '' }, to: { zh: '', en: '' }, channel: 'phone', text: { zh: '', en: '' } },
  receivedAt: `2026-07-01T10:0${minute}:00.000Z`,
  acknowledgedAt: read ? '2026-07-01T10:10:00.000Z' : null,
})

it('puts what nobody has signed for first, longest waiting on top, then the rest, newest first', () => {
  const messages = [message('a', 1, true), message('b', 2), message('c', 3, true), message('d', 4)]
  expect(messages.sort(byNeed).map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a'])
  expect(unread(messages)).toHaveLength(2)
})
