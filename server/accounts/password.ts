import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** 2^15 x 8 x 128 bytes: 32 MiB and some 80 ms a try. */
export const USUAL_COST = 2 ** 15
const BLOCK = 8
const KEY_BYTES = 32

/** `scrypt$N$r$p$salt$key`, so that a hash made with other parameters can still be checked. */
export async function hashPassword(password: string, cost = USUAL_COST): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, { N: cost, r: BLOCK, p: 1 })
  return ['scrypt', cost, BLOCK, 1, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether this is the password; a hash that cannot be read fits none. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = hash.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const wanted = Buffer.from(key, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const found = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  const maxmem = 256 * (cost.N ?? USUAL_COST) * (cost.r ?? BLOCK)
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** 等保: long enough, of two kinds of characters at least, and without the user name in it. */
export function meetsRule(password: string, username: string): boolean {
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  const long = [...password].length >= 10 && password.length <= 200
  return long && kinds >= 2 && !password.toLowerCase().includes(username.toLowerCase())
}

/** A password to be used once: letters and digits that are not mistaken for each other, in four groups. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const characters = [...randomBytes(16)].map((byte) => letters[byte % letters.length])
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
