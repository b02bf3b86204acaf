import { z } from 'zod'
import type { AuditEntry } from '../../db/audit.ts'
import { parse } from '../../domain/parse.ts'
import { ApiError, ERRORS, type FieldFault } from '../errors.ts'
import { faultOf } from '../field-words.ts'
import type { Account, Accounts } from './accounts.ts'
import type { Territory } from '../../domain/territory.ts'
import { grantFaults, grantsSchema } from './grants.ts'

/** What `npm run account` asks for; it may come from another process, so it is parsed. */
const wish = z.discriminatedUnion('do', [
  z.object({ do: z.literal('list') }),
  z.object({
    do: z.literal('make'),
    username: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/),
    displayName: z.string().trim().min(1).max(40),
    grants: grantsSchema.refine((grants) => grants.length > 0, 'at least one'),
  }),
  z.object({ do: z.enum(['disable', 'enable', 'reset']), username: z.string() }),
])
export type ConsoleWish = z.infer<typeof wish>

export interface ConsoleAnswer {
  readonly ok: boolean
  readonly text: string
}

export interface ConsoleTools {
  readonly accounts: Accounts
  /** The codes of the county's places; absent while no county is loaded. */
  readonly codes: Territory['codes'] | undefined
  readonly audit: (entry: Omit<AuditEntry, 'at'>) => Promise<void>
  /** The lock of a name is lifted in the running server too. */
  readonly unlock?: (username: string) => void
}

/** Does what the person at the console wants, with the server running or stopped. Never throws for their mistakes. */
export async function atConsole(tools: ConsoleTools, said: unknown): Promise<ConsoleAnswer> {
  const parsed = parse(wish, said)
  if (!parsed.ok) return wrong(parsed.issues.map(faultOf))
  try {
    return await carryOut(tools, parsed.value)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const { zh, en } = ERRORS[error.code][1]
    return no(`${zh} · ${en}`)
  }
}

async function carryOut(tools: ConsoleTools, data: ConsoleWish): Promise<ConsoleAnswer> {
  const { accounts, audit, unlock, codes } = tools
  if (data.do === 'list') return yes((await accounts.list()).map(line).join('\n'))
  if (data.do === 'make') {
    const faults = grantFaults(data.grants, codes)
    if (faults.length > 0) return wrong(faults)
    const { account, password } = await accounts.make(data)
    await audit({ ...CONSOLE, what: 'account.make', target: account.id, detail: { grants: account.grants } })
    return yes(`${line(account)}\n${oneTime(password)}`)
  }
  const account = await accounts.find(data.username)
  if (!account) return no(`没有账号 ${data.username} · there is no account ${data.username}`)
  if (data.do === 'reset') {
    const password = await accounts.reset(account.id)
    unlock?.(account.username)
    await audit({ ...CONSOLE, what: 'account.reset', target: account.id })
    return yes(oneTime(password))
  }
  const disabled = data.do === 'disable'
  await accounts.change(account.id, { disabled })
  await audit({ ...CONSOLE, what: 'account.change', target: account.id, detail: { disabled } })
  return yes(line({ ...account, disabled }))
}

/** Who sits at the machine itself: no account of ours. */
const CONSOLE = { account: 'system:console', result: 'ok' } as const
const yes = (text: string): ConsoleAnswer => ({ ok: true, text })
const no = (text: string): ConsoleAnswer => ({ ok: false, text })

function wrong(faults: readonly FieldFault[]): ConsoleAnswer {
  const said = faults.map(({ path, message }) => `${path}: ${message.zh} · ${message.en}`)
  return no(`参数有误 · wrong arguments: ${said.join('; ')}`)
}

const oneTime = (password: string | undefined): string =>
  `一次性密码，登录后须修改 · one-time password, to be changed at sign-in: ${password}`

function line({ username, displayName, disabled, mustChange, grants }: Account): string {
  const rights = grants.map(({ operation, role, jurisdiction }) => `${operation}:${role}@${jurisdiction}`)
  const marks = [
    ...(disabled ? ['停用 disabled'] : []),
    ...(mustChange ? ['待改密码 must change password'] : []),
  ]
  return [username.padEnd(20), displayName, ...rights, ...marks].join('  ')
}
