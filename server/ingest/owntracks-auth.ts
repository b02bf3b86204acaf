import { createHash, timingSafeEqual } from 'node:crypto'
import { invalid } from '../errors.ts'
import { FieldError } from './faults.ts'
import { readDevice, type OwnTracksDevice } from './owntracks-device.ts'
import type { IngestRequest } from './reading.ts'

/**
 * The device that sends, or undefined when it is not let in: it authenticates as one user and says to be another,
 * or a password is set for it (`secretOf`) and it sent none or a wrong one. Without a set password a device is
 * known by its key, like a Traccar one.
 * @throws ApiError invalid, naming the header that is missing
 */
export function authenticate(
  request: Pick<IngestRequest, 'query' | 'headers'>,
  secretOf: ((key: string) => string | undefined) | undefined,
): OwnTracksDevice | undefined {
  try {
    const device = readDevice(request)
    if (device === 'not-the-user') return undefined
    const secret = secretOf?.(device.key)
    return secret === undefined || samePassword(device.password, secret) ? device : undefined
  } catch (error) {
    throw error instanceof FieldError ? invalid(error.fault) : error
  }
}

/** Compares without telling by its duration how much of a guess was right. */
function samePassword(given: string | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return given !== undefined && timingSafeEqual(digest(given), digest(secret))
}
