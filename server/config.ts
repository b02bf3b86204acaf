import { isIP } from 'node:net'
import { z } from 'zod'
import { words, type Words } from '../domain/words.ts'
import { TIANDITU_HOST } from './tianditu/upstream.ts'

/** What the environment says. What it does not say is decided at the first start and stored (DEMO, HOST). */
export interface Config {
  readonly port: number
  /** Unset: loopback in the demo, else every address. */
  readonly host?: string | undefined
  readonly dataDir: string
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl?: string | undefined
  /** Set: this is one of several nodes on the same `databaseUrl`, which hear of each other there. */
  readonly redisUrl?: string | undefined
  readonly countyPack: string
  readonly demo?: 'on' | 'off' | 'public' | undefined
  /** As Fastify takes it: true, a number of hops, or a list of addresses. */
  readonly trustProxy: boolean | number | string
  readonly logLevel: string
  /** 天地图; unset: the county's own map alone. */
  readonly tianditu?:
    { readonly key: string; readonly host: string; readonly reviewNumber?: string | undefined } | undefined
  /** Off only for measurements. */
  readonly rateLimits: boolean
}

/** A setting that cannot be used; the message is for the person who starts the program. */
export class BadSetting extends Error {
  override name = 'BadSetting'
  readonly words: Words
  constructor(text: Words) {
    super(`${text.zh}\n${text.en}`)
    this.words = text
  }
}

const YES = ['1', 'true', 'on', 'yes']
const NO = ['0', 'false', 'off', 'no']

const flag = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum([...YES, ...NO]))
  .transform((text) => YES.includes(text))

const demo = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum([...YES, ...NO, 'public']))
  .transform((text) => (text === 'public' ? 'public' : YES.includes(text) ? 'on' : 'off'))

/** Networks that Fastify knows by name. */
const NAMED = ['loopback', 'linklocal', 'uniquelocal']

/** An address, or a network as 10.0.0.0/8. */
function isProxy(text: string): boolean {
  if (NAMED.includes(text)) return true
  const [address = '', bits = '1', ...rest] = text.split('/')
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most
}

const trustProxy = z.string().transform((text, { addIssue }) => {
  if (/^\d+$/.test(text)) return Number(text)
  if (YES.includes(text.toLowerCase())) return true
  if (NO.includes(text.toLowerCase())) return false
  if (!text.split(',').every((one) => isProxy(one.trim())))
    addIssue({ code: 'custom', message: 'must be how many proxies are in front, or their addresses' })
  return text
})

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  COUNTY_PACK: z.string().default('qingshi'),
  DEMO: demo.optional(),
  TRUST_PROXY: trustProxy.default(false),
  TIANDITU_KEY: z
    .string()
    .regex(/^[0-9a-zA-Z]{8,64}$/, 'must be letters and digits')
    .optional(),
  TIANDITU_URL: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'must begin with http:// or https://')
    .default(TIANDITU_HOST),
  TIANDITU_REVIEW_NUMBER: z.string().trim().max(60).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMITS: flag.default(true),
})

/** Reads the environment; an empty variable counts as unset. Throws BadSetting naming the variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new BadSetting(words(`环境变量有误：${faults}`, `Wrong environment variable: ${faults}`))
  }
  const { data } = parsed
  if (data.REDIS_URL !== undefined && data.DATABASE_URL === undefined) {
    throw new BadSetting(
      words(
        '设了 REDIS_URL 就要设 DATABASE_URL：自带数据库只归一个进程使用，多个节点须共用一个 PostgreSQL',
        'REDIS_URL needs DATABASE_URL: the embedded database belongs to one process, several nodes share a PostgreSQL',
      ),
    )
  }
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    countyPack: data.COUNTY_PACK,
    demo: data.DEMO,
    trustProxy: data.TRUST_PROXY,
    tianditu: data.TIANDITU_KEY
      ? { key: data.TIANDITU_KEY, host: data.TIANDITU_URL, reviewNumber: data.TIANDITU_REVIEW_NUMBER }
      : undefined,
    logLevel: data.LOG_LEVEL,
    rateLimits: data.RATE_LIMITS,
  }
}

/** Whether a first start makes a demo: where nothing is said, when there is no DATABASE_URL. */
export const wishesDemo = (config: Pick<Config, 'demo' | 'databaseUrl'>): boolean =>
  config.demo === undefined ? config.databaseUrl === undefined : config.demo !== 'off'

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/

/**
 * The address to listen on. The demo's passwords are known to everyone, so it refuses any but loopback unless told
 * `DEMO=public`. Throws BadSetting.
 */
export function hostFor(config: Config, isDemo: boolean): string {
  const host = config.host ?? (isDemo && config.demo !== 'public' ? '127.0.0.1' : '0.0.0.0')
  if (isDemo && config.demo !== 'public' && !LOOPBACK.test(host)) {
    throw new BadSetting(
      words(
        `演示模式的密码是公开的，因此只在本机监听，不能用 HOST=${host}；确需公开演示请设 DEMO=public`,
        `The demo's passwords are public, so HOST=${host} is refused: use loopback, or say DEMO=public`,
      ),
    )
  }
  return host
}
