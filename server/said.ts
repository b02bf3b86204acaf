import type { FastifyInstance } from 'fastify'
import { BadSetting } from './config.ts'
import {
  DatabaseReplaced,
  DatabaseTooNew,
  DatabaseUnreachable,
  DataFolderInUse,
  DataFolderNotWritable,
  PackError,
  RestoreUnderWay,
} from './plugins/database.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './setup/demo-accounts.ts'
import type { FirstStart } from './setup/first-start.ts'

/** Why the program does not start, for the person who started it. What is not foreseen keeps its stack. */
export function wordsFor(error: unknown): string {
  if (error instanceof BadSetting) return error.message
  if (!(error instanceof Error)) return String(error)
  const { message } = error
  if (error instanceof RestoreUnderWay || error instanceof DatabaseReplaced) return message
  if (error instanceof DataFolderInUse) return `数据目录正被另一个进程使用：${error.folder}\n${message}`
  if (error instanceof DataFolderNotWritable) return `数据目录不可写：${error.folder}\n${message}`
  if (error instanceof DatabaseUnreachable) return `数据库无法使用。\n${message}`
  if (error instanceof DatabaseTooNew) return `数据由更新的版本写入。\n${message}`
  if (error instanceof PackError) return `县域数据包有误。\n${message}`
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number }
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用，请关闭占用它的程序，或用 PORT 换一个端口。\nPort ${port} is taken: stop the program that uses it, or choose another with PORT.`
  }
  if (code === 'EACCES') {
    return `不允许监听端口 ${port}。\nThis user may not listen on port ${port}: choose one above 1023 with PORT.`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `本机没有地址 ${address ?? ''}，请检查 HOST。\nThis machine has no address ${address ?? ''}: look at HOST.`
  }
  return error.stack ?? message
}

/** Where to look, and as whom. */
export function sayReady(app: FastifyInstance, address: string): void {
  const { services, firstStart } = app
  const lines = ['', `烽火已启动 Fenghuo is running: ${address.replace('0.0.0.0', '127.0.0.1')}`]
  if (services.settings.demo) {
    lines.push(`演示账号 Demo accounts (密码 password ${DEMO_PASSWORD}):`)
    lines.push(
      ...DEMO_ACCOUNTS.map(({ username, title }) => `  ${username.padEnd(18)} ${title.zh}  ${title.en}`),
    )
  }
  lines.push(...linesOfFirstStart(firstStart))
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

/** When it does not come to listening, a port being taken: the password was made, and is never shown again. */
export function sayFirstStart({ firstStart }: FastifyInstance): void {
  const lines = linesOfFirstStart(firstStart)
  if (lines.length > 0) process.stdout.write(`\n${lines.join('\n')}\n`)
}

const linesOfFirstStart = ({ adminPassword }: FirstStart): string[] =>
  adminPassword === undefined
    ? []
    : [
        '首次启动：管理员一次性密码，登录后须修改，只显示这一次。',
        'First start: the one-time password of the administrator, shown this once.',
        `  admin  ${adminPassword}`,
      ]
