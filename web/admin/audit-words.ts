import { words, type Words } from '../../domain/words.ts'
import type { AuditEntry } from './answers.ts'

/** What the record calls things, as an office would. An unknown one is said as it is. */
const WHAT: Readonly<Record<string, Words>> = {
  'session.sign-in': words('登录', 'Signed in'),
  'session.sign-out': words('退出', 'Signed out'),
  'session.password': words('修改密码', 'Changed the password'),
  'account.make': words('新建账户', 'Made an account'),
  'account.change': words('修改账户', 'Changed an account'),
  'account.reset': words('重置密码', 'Reset a password'),
  'person.reveal': words('查看电话', 'Revealed a phone number'),
  'people.reveal': words('查看电话', 'Revealed a phone number'),
  'operation.make': words('建立演练', 'Prepared an exercise'),
  'exercise.make': words('建立演练', 'Prepared an exercise'),
  backup: words('备份', 'Backed up'),
  'backup.made': words('备份', 'Backed up'),
}

export const whatWords = ({ what }: AuditEntry): Words => WHAT[what] ?? words(what, what)

export const RESULTS: Readonly<Record<AuditEntry['result'], Words>> = {
  ok: words('成功', 'Done'),
  refused: words('拒绝', 'Refused'),
  failed: words('失败', 'Failed'),
}

/** The facts beside it, on one line: `from 127.0.0.1, code wrong-password`. */
export const detailText = ({ detail }: AuditEntry): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
