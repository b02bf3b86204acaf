import { z } from 'zod'
import { MOST_MESSAGE_BYTES } from '../../domain/sync/message-limit.ts'
import { words } from '../../domain/words.ts'
import { faultFrom, faultWords, type Fault } from './fault.ts'
import type { Delivery } from './outbox.ts'

const accepted = z.object({ ok: z.literal(true), id: z.string().optional().catch(undefined) })

/** What the server would refuse, or cut the line for each time it is sent again; undefined when it may be sent. */
export function refusedAsTooLong(message: object): Delivery | undefined {
  if (new TextEncoder().encode(JSON.stringify(message)).length <= MOST_MESSAGE_BYTES) return undefined
  const kibibytes = MOST_MESSAGE_BYTES / 1024
  const said = words(`内容太大，最多 ${kibibytes} KiB`, `Too large: ${kibibytes} KiB at most`)
  return { is: 'refused', code: 'too-large', message: said, fields: [] }
}

/** Reads a command's answer, over HTTP or the socket alike. What may be sent again counts as unreachable. */
export function deliveryFrom(answer: unknown): Delivery {
  const yes = accepted.safeParse(answer)
  if (yes.success) return { is: 'accepted', ...(yes.data.id === undefined ? {} : { id: yes.data.id }) }
  return deliveryOfFault(faultFrom(statusOf(answer), answer))
}

/** Somebody corrected what waited, and it had arrived after all. */
const ARRIVED_BEFORE = words(
  '原来的内容已经送达，这次的修改没有发出。请先看记录，需要时再补报',
  'What you first typed had arrived, so this change was not sent. Look at the record, then add to it if needed',
)

export function deliveryOfFault(fault: Fault): Delivery {
  switch (fault.is) {
    case 'invalid':
      return { is: 'refused', code: 'invalid', message: fault.message, fields: fault.fields }
    case 'refused':
      return {
        is: 'refused',
        code: fault.code,
        message: fault.code === 'command-id-reused' ? ARRIVED_BEFORE : faultWords(fault),
        fields: [],
      }
    case 'unreachable':
    case 'signed-out':
    case 'failed':
      return { is: 'unreachable' }
  }
}

const withStatus = z.object({ status: z.number() })
const TRY_AGAIN = new Set([
  'busy',
  'outcome-unknown',
  'stopping',
  'not-ready',
  'too-many',
  'sign-in-required',
])

function statusOf(answer: unknown): number {
  const said = withStatus.safeParse(answer)
  if (said.success) return said.data.status
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? String(answer.code) : ''
  return TRY_AGAIN.has(code) ? 503 : 400
}
