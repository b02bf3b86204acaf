import { z } from 'zod'
import { operationId } from '../../domain/ids.ts'
import { parse } from '../../domain/parse.ts'
import { type ApiError, errorBody, invalid } from '../errors.ts'
import { faultOf } from '../field-words.ts'
import { toApiError } from '../plugins/errors.ts'

const joinMessage = z.strictObject({
  operation: operationId,
  since: z.number().int().min(0).optional(),
  view: z.string().max(300).optional(),
})
const leaveMessage = z.strictObject({ operation: operationId })
const commandMessage = z.looseObject({ operation: operationId })

export type JoinMessage = z.infer<typeof joinMessage>

/** The messages that a client may send; each is answered through its acknowledgement. */
export const MESSAGES = { join: joinMessage, leave: leaveMessage, command: commandMessage } as const
export type MessageName = keyof typeof MESSAGES

/** @throws ApiError invalid, naming the fields */
export function parseMessage<N extends MessageName>(
  name: N,
  message: unknown,
): z.output<(typeof MESSAGES)[N]> {
  const parsed = parse(MESSAGES[name], message)
  if (parsed.ok) return parsed.value as z.output<(typeof MESSAGES)[N]>
  const faults = parsed.issues.map(faultOf)
  throw invalid(...faults.map((fault) => (fault.path === '' ? { ...fault, path: 'message' } : fault)))
}

/** An error as the answer over the socket: the body that HTTP would give. */
export const socketError = (thrown: unknown): { error: ApiError; body: ReturnType<typeof errorBody> } => {
  const error = toApiError(thrown)
  return { error, body: errorBody(error) }
}
