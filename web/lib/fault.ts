import { z } from 'zod'
import { words, type Words } from '../../domain/words.ts'
import type { FieldIssue } from '../../domain/parse.ts'
import { issueWords } from './issue-words.ts'

/** What is wrong with one field; `path` as the form knows it, without `payload.`. */
export interface FieldFault {
  readonly path: string
  readonly message: Words
}

/** Why something asked of the server was not done. */
export type Fault =
  | { readonly is: 'unreachable' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'invalid'; readonly message: Words; readonly fields: readonly FieldFault[] }
  | { readonly is: 'refused'; readonly code: string; readonly message: Words }
  /** The server is busy, restarting or broken; the same may be sent again. */
  | { readonly is: 'failed'; readonly status: number; readonly message: Words }

export const UNREACHABLE_WORDS = words('连接不上服务器', 'The server cannot be reached')
const INVALID_WORDS = words('有内容需要修改，请看标红的字段', 'Some fields need correcting; see those marked')

const said = z.object({ zh: z.string(), en: z.string() })
const answerBody = z.object({
  code: z.string().optional().catch(undefined),
  message: said.optional().catch(undefined),
  fields: z
    .array(z.object({ path: z.string(), message: said }))
    .optional()
    .catch(undefined),
  refusal: z.object({ code: z.string(), message: said }).optional().catch(undefined),
})

const STATUS_WORDS: Readonly<Record<number, Words>> = {
  403: words('您的权限不含这项操作或这个辖区', 'Your rights do not cover this, or not there'),
  404: words('找不到，可能已被删除', 'Not found; it may be gone'),
  409: words('现在不能这样做', 'This cannot be done now'),
  413: words('内容太大', 'Too large'),
  429: words('操作太频繁，请稍候再试', 'Too many attempts; wait a moment'),
  503: words('服务器正在启动或停止，请稍候', 'The server is starting or stopping; wait a moment'),
}

/** Reads a negative answer, over HTTP or the socket alike, into a fault. */
export function faultFrom(status: number, body: unknown): Fault {
  const parsed = answerBody.safeParse(body)
  const { code, message, fields, refusal } = parsed.success ? parsed.data : {}
  if (refusal) return { is: 'refused', ...refusal }
  if (fields?.length) {
    const own = fields.map((field) => ({ ...field, path: fieldPath(field.path) }))
    return { is: 'invalid', message: message ?? INVALID_WORDS, fields: own }
  }
  if (status === 401) return { is: 'signed-out' }
  const text =
    message ?? STATUS_WORDS[status] ?? words(`服务器出错（${status}）`, `The server failed (${status})`)
  if (status >= 500 || status === 429 || status === 408) return { is: 'failed', status, message: text }
  return { is: 'refused', code: code ?? String(status), message: text }
}

/** The faults that `parseCommand` found, before anything is sent. */
export const faultFromIssues = (issues: readonly FieldIssue[]): Extract<Fault, { is: 'invalid' }> => ({
  is: 'invalid',
  message: INVALID_WORDS,
  fields: issues.map((issue) => ({ path: fieldPath(issue.path), message: issueWords(issue) })),
})

export function faultWords(fault: Fault): Words {
  switch (fault.is) {
    case 'unreachable':
      return UNREACHABLE_WORDS
    case 'signed-out':
      return words('登录已失效，请重新登录', 'You have been signed out; sign in again')
    default:
      return fault.message
  }
}

const fieldPath = (path: string): string => path.replace(/^(body\.)?payload\./, '').replace(/^body\./, '')
