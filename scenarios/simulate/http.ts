import { encode, type Format } from './encode.ts'
import type { Answer, Send } from './outbox.ts'

const ANSWER_WITHIN_MS = 5_000

/** Sends readings over real HTTP, as a phone's app does. Never throws: a line that fails is `no-answer`. */
export function sendOverHttp(url: URL, format: Format): Send {
  return async (deviceId, reading) => {
    const { path, headers, body } = encode(format, deviceId, reading)
    try {
      const response = await fetch(new URL(path, url), {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      await response.body?.cancel()
      return answerOf(response.status)
    } catch {
      return 'no-answer'
    }
  }
}

/** 2xx is taken, 404 an unknown device, 400 malformed; on anything else an app sends again later. */
export function answerOf(status: number): Answer {
  if (status >= 200 && status < 300) return 'taken'
  if (status === 404) return 'unknown-device'
  return status === 400 ? 'malformed' : 'no-answer'
}
