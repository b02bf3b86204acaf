import { z } from 'zod'
import { words, type Words } from '../../domain/words.ts'
import { grant, type AuditEntry, type Operation } from '../lib/answers.ts'
import { commandWords } from '../words/command-words.ts'
import { ROLE_WORDS } from '../words/role-words.ts'
import { operationWords } from './grants.ts'

/** What the record calls things, as an office would. An unknown one is said as it is. */
const WHAT: Readonly<Record<string, Words>> = {
  'session.sign-in': words('登录', 'Signed in'),
  'session.sign-out': words('退出', 'Signed out'),
  'session.password': words('修改密码', 'Changed the password'),
  'account.make': words('新建账户', 'Made an account'),
  'account.change': words('修改账户', 'Changed an account'),
  'account.reset': words('重置密码', 'Reset a password'),
  'person.reveal': words('查看电话', 'Revealed a phone number'),
  'person.correct': words('更正人员信息', 'Corrected a person'),
  'person.erase': words('删除人员信息', 'Erased a person'),
  'exercise.make': words('建立演练', 'Prepared an exercise'),
  'device.password': words('设终端密码', 'Made a device password'),
  'device.password-removed': words('取消终端密码', 'Removed a device password'),
  backup: words('备份', 'Backed up'),
  command: words('操作', 'Did'),
}
/** The same when it did not come to it. */
const TRIED: Readonly<Record<string, Words>> = {
  'session.sign-in': words('尝试登录', 'tried to sign in'),
  'person.reveal': words('要看电话', 'tried to reveal a phone number'),
  command: words('要做的不在其权限内', 'tried what their rights do not cover'),
}

export const whatWords = ({ what, result }: AuditEntry): Words =>
  (result === 'ok' ? undefined : TRIED[what]) ?? WHAT[what] ?? words(what, what)

/** What it was done to; undefined when the entry says it already, or names nothing. */
export function targetWords(
  { what, target, targetName }: AuditEntry,
  operations: readonly Operation[],
): Words | undefined {
  if (targetName) return words(targetName, targetName)
  if (!target) return undefined
  if (what === 'command' || what === 'exercise.make') {
    if (target === 'live' || operations.some(({ id }) => id === target))
      return operationWords(target, operations)
    // Not all exercises are the auditor's to enter, and a key of the database tells nobody anything.
    return what === 'command' ? words('演练', 'An exercise') : undefined
  }
  // The record keeps no names of people: the end of the id tells one from another.
  if (what.startsWith('person.')) return words(`人员 ${target.slice(-6)}`, `Person ${target.slice(-6)}`)
  return words(target, target)
}

export const RESULTS: Readonly<Record<AuditEntry['result'], Words>> = {
  ok: words('成功', 'Done'),
  refused: words('拒绝', 'Refused'),
  failed: words('失败', 'Failed'),
}

const FACTS: Readonly<Record<string, Words>> = {
  from: words('来自', 'from'),
  code: words('原因', 'reason'),
  grants: words('权限', 'rights'),
  disabled: words('停用', 'disabled'),
  renamed: words('改名', 'renamed'),
  reason: words('理由', 'reason'),
  operation: words('行动', 'operation'),
  name: words('姓名', 'name'),
  phone: words('电话', 'phone'),
  days: words('留存天数', 'days kept'),
  type: words('内容', 'what'),
  jurisdiction: words('辖区', 'jurisdiction'),
}
/** Why it was refused (server/errors.ts). */
const REASONS: Readonly<Record<string, Words>> = {
  'wrong-credentials': words('用户名或密码不正确', 'wrong user name or password'),
  locked: words('尝试次数过多，已锁定', 'too many tries; locked'),
  'too-many': words('请求过于频繁', 'too many requests'),
  busy: words('系统繁忙', 'the server was busy'),
  forbidden: words('没有这项权限', 'not among their rights'),
  'wrong-jurisdiction': words('不在其辖区或职责内', 'outside their jurisdiction or role'),
  failed: words('系统内部错误', 'something failed inside'),
}
const TRUTH = { true: words('是', 'yes'), false: words('否', 'no') } as const

const rights = z.array(grant)

interface Known {
  readonly place: (code: string) => Words
  readonly operations: readonly Operation[]
}

/** The facts beside an entry, each as a name and what it was. */
export function factsOf({ detail }: AuditEntry, known: Known): { name: Words; said: Words }[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    if (value === undefined || value === null) return []
    return { name: FACTS[name] ?? words(name, name), said: factWords(name, value, known) }
  })
}

function factWords(name: string, value: unknown, known: Known): Words {
  if (typeof value === 'boolean') return TRUTH[`${value}`]
  const granted = rights.safeParse(value)
  if (granted.success) {
    const line = (language: 'zh' | 'en') =>
      granted.data
        .map(({ operation, role, jurisdiction }) => {
          const where = known.place(jurisdiction)[language]
          return `${where} ${ROLE_WORDS[role][language]} (${operationWords(operation, known.operations)[language]})`
        })
        .join(language === 'zh' ? '、' : ', ')
    return words(line('zh'), line('en'))
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  switch (name) {
    case 'code':
      return REASONS[text] ?? words(text, text)
    case 'type':
      return commandWords(text)
    case 'jurisdiction':
      return known.place(text)
    case 'operation':
      return operationWords(text, known.operations)
    default:
      return words(text, text)
  }
}
