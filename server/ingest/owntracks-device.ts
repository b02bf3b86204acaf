import { isDeviceName } from './device-key.ts'
import { FieldError } from './faults.ts'
import type { IngestRequest } from './reading.ts'

export interface OwnTracksDevice {
  readonly user: string
  readonly device: string
  /** `owntracks:<user>/<device>` */
  readonly key: string
  /** The password of Basic authentication, when some was sent. */
  readonly password: string | undefined
}

/**
 * Who sends: the user and device of `X-Limit-U` and `X-Limit-D`, or of `?u=&d=`; the user may be left to Basic
 * authentication. The two-letter `tid` is never used: it collides.
 * @returns 'not-the-user' when the authenticated user says to be another
 * @throws FieldError naming the header that is missing or wrong
 */
export function readDevice(
  request: Pick<IngestRequest, 'query' | 'headers'>,
): OwnTracksDevice | 'not-the-user' {
  const basic = readBasic(request.headers['authorization'])
  const user = textOf(request.headers['x-limit-u']) ?? textOf(request.query['u']) ?? basic?.user
  const device = textOf(request.headers['x-limit-d']) ?? textOf(request.query['d'])
  if (!user) throw new FieldError('X-Limit-U', 'missing')
  if (!device) throw new FieldError('X-Limit-D', 'missing')
  if (!isPart(user)) throw new FieldError('X-Limit-U', 'not-a-device')
  if (!isPart(device) || user.length + device.length > 99) throw new FieldError('X-Limit-D', 'not-a-device')
  if (basic && basic.user !== user) return 'not-the-user'
  return { user, device, key: `owntracks:${user}/${device}`, password: basic?.password }
}

/** The `/` parts user and device. */
const isPart = (name: string): boolean => isDeviceName(name) && !name.includes('/')

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

function readBasic(header: string | string[] | undefined): { user: string; password: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(textOf(header) ?? '')?.[1]
  if (encoded === undefined) return undefined
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { user, password: password.join(':') }
}
