import { words, type Words } from '../domain/words.ts'

/** Every error that the server answers with: its status and its words. Refusals of a command stand in domain/refusal.ts. */
export const ERRORS = {
  invalid: [400, words('提交的内容有误，请检查标出的字段', 'Something is wrong; see the fields named')],
  'sign-in-required': [401, words('请先登录', 'Sign in first')],
  'wrong-credentials': [401, words('用户名或密码不正确', 'The user name or the password is wrong')],
  forbidden: [403, words('没有这项权限', 'You do not have the right to do this')],
  'wrong-jurisdiction': [
    403,
    words('不在您的辖区或职责内', 'This lies outside your jurisdiction or your role'),
  ],
  'wrong-origin': [
    403,
    words('请求来自其他网站，已拒绝', 'The request comes from another site and was refused'),
  ],
  'password-change-required': [403, words('请先修改密码', 'Change your password first')],
  'not-found': [404, words('不存在，或您看不到', 'It does not exist, or you may not see it')],
  'unknown-device': [
    404,
    words('未登记的终端，已列入待配对清单', 'Unknown device; it is now listed for pairing'),
  ],
  'unlisted-device': [
    404,
    words(
      '未登记的终端；近期新终端过多，尚未列入待配对清单，请稍后再试',
      'Unknown device; too many new ones were heard lately, so it is not listed for pairing yet. Try again later',
    ),
  ],
  'method-not-allowed': [405, words('这个地址不接受该请求方法', 'This address does not take that method')],
  'command-id-reused': [
    409,
    words('commandId 已被另一条命令使用', 'The commandId was used for another command'),
  ],
  'name-taken': [409, words('用户名已被使用', 'That user name is taken')],
  'too-large': [413, words('内容过大', 'The body is too large')],
  'unsupported-type': [415, words('不支持的内容类型', 'That content type is not supported')],
  locked: [
    429,
    words('尝试次数过多，账号已锁定，请稍后再试', 'Too many tries. The account is locked; try again later'),
  ],
  'too-many': [429, words('请求过于频繁，请稍后再试', 'Too many requests; wait a moment')],
  busy: [503, words('系统繁忙，命令未被接收，请重试', 'Too busy; the command was not taken, send it again')],
  'outcome-unknown': [
    503,
    words(
      '数据库暂时没有回应，请用同一 commandId 重试',
      'The database does not answer; retry with the same commandId',
    ),
  ],
  'analysis-busy': [
    503,
    words('正在分析的问题过多，请稍后再试', 'Too many questions are being analysed; ask again in a moment'),
  ],
  'analysis-unfinished': [
    503,
    words('分析中断，没有结果，请重试', 'The analysis broke off without an answer; ask again'),
  ],
  stopping: [503, words('系统正在停止', 'The server is stopping')],
  'not-ready': [503, words('系统尚未就绪', 'The server is not ready')],
  failed: [500, words('系统内部错误，已记录', 'Something failed inside; it has been logged')],
} as const satisfies Record<string, readonly [status: number, message: Words]>

export type ErrorCode = keyof typeof ERRORS

/** One field of a message that is wrong, as the contract has it. */
export interface FieldFault {
  readonly path: string
  readonly message: Words
}

/** Thrown anywhere below a route or a socket event; becomes the answer. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly fields: readonly FieldFault[] | undefined
  /** Seconds after which trying again may help. */
  readonly retryAfterS: number | undefined

  constructor(
    code: ErrorCode,
    more: { fields?: readonly FieldFault[]; retryAfterS?: number; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause })
    this.code = code
    this.fields = more.fields
    this.retryAfterS = more.retryAfterS
  }

  get status(): number {
    return ERRORS[this.code][0]
  }
}

/** The body of an error's answer, over HTTP and over the socket alike. */
export const errorBody = ({ code, fields }: Pick<ApiError, 'code' | 'fields'>) => ({
  ok: false as const,
  code,
  message: ERRORS[code][1],
  ...(fields ? { fields } : {}),
})

/**
 * For what is longer than is taken: names the limit.
 * @param path what is too long: `body`, `message`
 */
export function tooLarge(path: string, mostBytes: number): ApiError {
  const mebibytes = mostBytes / 1024 / 1024
  const most = mebibytes >= 1 ? `${mebibytes} MiB` : `${mostBytes / 1024} KiB`
  return new ApiError('too-large', { fields: [{ path, message: words(`最多 ${most}`, `${most} at most`) }] })
}

export const invalid = (...fields: FieldFault[]): ApiError => new ApiError('invalid', { fields })
