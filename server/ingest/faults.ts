import { words, type Words } from '../../domain/words.ts'
import type { FieldFault } from '../errors.ts'

/** What can be wrong with a field of a device's message. */
const FAULTS = {
  missing: words('缺少', 'is missing'),
  repeated: words('只能出现一次', 'must be given once'),
  'not-a-number': words('应为数字', 'must be a number'),
  'not-text': words('应为文本', 'must be text'),
  'not-an-object': words('应为 JSON 对象', 'must be a JSON object'),
  'not-json': words('不是有效的 JSON', 'is not valid JSON'),
  'out-of-range': words('超出范围', 'is out of range'),
  'not-a-time': words(
    '应为时间：秒、毫秒、ISO 8601 或 yyyy-MM-dd HH:mm:ss',
    'must be a time: seconds, milliseconds, ISO 8601 or yyyy-MM-dd HH:mm:ss',
  ),
  'not-a-device': words('应为 1–100 个字符且不含空格', 'must be 1 to 100 characters without spaces'),
  'not-a-place': words('应为“纬度,经度”', 'must be latitude,longitude'),
  'too-many': words('一次最多 5000 条', 'may hold 5,000 at a time'),
  encrypted: words(
    '不支持加密的内容，请在应用中清空“加密密钥”，改用 HTTPS',
    'encrypted messages cannot be read: clear the encryption key in the app and use HTTPS',
  ),
} as const satisfies Record<string, Words>

/** Thrown inside a decoder only; `decoding` makes a value of it. */
export class FieldError extends Error {
  readonly fault: FieldFault
  constructor(path: string, code: keyof typeof FAULTS) {
    super(`${path}: ${FAULTS[code].en}`)
    this.name = 'FieldError'
    this.fault = { path, message: FAULTS[code] }
  }
}
