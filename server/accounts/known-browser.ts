import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Accounts that one browser is known to: a desk is shared by the shifts. */
const MOST_ACCOUNTS = 12

/** What the mark of a browser is sealed with: another password ends it. */
interface Holder {
  readonly id: string
  readonly passwordHash: string
}

/**
 * Knows the browsers from which an account has signed in before, by a cookie that nobody else can make:
 * `<browser>.<seal>.<seal>…`, a seal for each account. After OWASP's device cookies against online guessing. It lets
 * nobody in; it only keeps strangers' wrong passwords apart from those of the people who work here.
 */
export class KnownBrowsers {
  readonly #secret: string

  constructor(secret: string) {
    this.#secret = secret
  }

  /** The browser's own id, when this account has signed in from it. */
  known(cookie: string | undefined, holder: Holder): string | undefined {
    const { browser, seals } = parse(cookie)
    const wanted = browser === undefined ? undefined : this.#seal(browser, holder)
    return wanted !== undefined && seals.some((seal) => isSame(seal, wanted)) ? browser : undefined
  }

  /** The cookie of a browser from which this account has just signed in. */
  remember(cookie: string | undefined, holder: Holder): string {
    const { browser = randomBytes(16).toString('base64url'), seals } = parse(cookie)
    const seal = this.#seal(browser, holder)
    const others = seals.filter((one) => one !== seal).slice(0, MOST_ACCOUNTS - 1)
    return [browser, seal, ...others].join('.')
  }

  #seal(browser: string, { id, passwordHash }: Holder): string {
    const sealed = JSON.stringify(['known-browser', browser, id, passwordHash])
    return createHmac('sha256', this.#secret).update(sealed).digest('base64url').slice(0, 22)
  }
}

function parse(cookie = ''): { browser: string | undefined; seals: string[] } {
  if (!/^[\w-]{22}(\.[\w-]{22}){1,12}$/.test(cookie)) return { browser: undefined, seals: [] }
  const [browser, ...seals] = cookie.split('.')
  return { browser, seals }
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
