import { invalid } from '../errors.ts'
import { FieldError } from './faults.ts'
import { readDevice, type OwnTracksDevice } from './owntracks-device.ts'
import type { IngestRequest } from './reading.ts'

/**
 * The device that sends, or undefined when it is not let in: it authenticates as one user and says to be another,
 * or a password is set for it and it sent none or a wrong one (`admits`). Without a set password a device is
 * known by its key, like a Traccar one.
 * @throws ApiError invalid, naming the header that is missing
 */
export function authenticate(
  request: Pick<IngestRequest, 'query' | 'headers'>,
  admits: (key: string, password: string | undefined) => boolean,
): OwnTracksDevice | undefined {
  try {
    const device = readDevice(request)
    if (device === 'not-the-user') return undefined
    return admits(device.key, device.password) ? device : undefined
  } catch (error) {
    throw error instanceof FieldError ? invalid(error.fault) : error
  }
}
