import type { Event } from '../../domain/events.ts'
import type { Message } from '../../domain/exercise/record.ts'

/** Unread first, oldest of them on top because it waits longest; then the read ones, newest first. */
export function byNeed(a: Message, b: Message): number {
  const [unreadA, unreadB] = [a.acknowledgedAt === null, b.acknowledgedAt === null]
  if (unreadA !== unreadB) return unreadA ? -1 : 1
  const later = a.receivedAt < b.receivedAt ? 1 : a.receivedAt > b.receivedAt ? -1 : b.seq - a.seq
  return unreadA ? -later : later
}

export const unread = (messages: Iterable<Message>): Message[] =>
  [...messages].filter(({ acknowledgedAt }) => acknowledgedAt === null)

/** When the story says a message came, from the line of the log that brought it; undefined when it is not in hand. */
export const storyTimeOf = (message: Message, log: readonly Event[]): string | undefined =>
  log.find((event) => event.type === 'MessageReceived' && event.payload.messageId === message.id)?.storyAt
