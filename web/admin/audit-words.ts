import { z } from 'zod'
import { words, type Words } from '../../domain/words.ts'
import { grant, type AuditEntry } from '../lib/answers.ts'
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
}

export const whatWords = ({ what }: AuditEntry): Words => WHAT[what] ?? words(what, what)

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
}
const TRUTH = { true: words('是', 'yes'), false: words('否', 'no') } as const

const rights = z.array(grant)

/** The facts beside an entry, each as a name and what it was. */
export function factsOf(
  { detail }: AuditEntry,
  place: (code: string) => Words,
): { name: Words; said: Words }[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    if (value === undefined || value === null) return []
    return { name: FACTS[name] ?? words(name, name), said: factWords(value, place) }
  })
}

function factWords(value: unknown, place: (code: string) => Words): Words {
  if (typeof value === 'boolean') return TRUTH[`${value}`]
  const granted = rights.safeParse(value)
  if (granted.success) {
    const line = (language: 'zh' | 'en') =>
      granted.data
        .map(({ operation, role, jurisdiction }) => {
          const where = place(jurisdiction)[language]
          return `${where} ${ROLE_WORDS[role][language]} (${operationWords(operation, [])[language]})`
        })
        .join(language === 'zh' ? '、' : ', ')
    return words(line('zh'), line('en'))
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return words(text, text)
}
