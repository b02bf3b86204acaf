import type { Duplex } from 'node:stream'
import { errorBody, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import type { Log } from '../log.ts'

/** What Node's parser says, as the part of the request that is wrong. */
const PART: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'headers',
  HPE_INVALID_HEADER_TOKEN: 'headers',
  HPE_INVALID_CONTENT_LENGTH: 'headers.content-length',
  HPE_UNEXPECTED_CONTENT_LENGTH: 'headers.content-length',
  HPE_INVALID_TRANSFER_ENCODING: 'headers.transfer-encoding',
}

/** Answers what could not even be read as a request, and closes its connection. */
export function answerBrokenRequest(log: Log, error: Error & { code?: string }, socket: Duplex): void {
  // The client went away: nobody is there to answer.
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const path = PART[error.code ?? ''] ?? 'request'
  log.info({ code: 'invalid', fields: [path], detail: error.code }, 'request refused')
  const body = JSON.stringify(errorBody(invalid(fault(path, 'http'))))
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
