import { asksWords } from '../domain/asks-words.ts'
import type { FieldIssue } from '../domain/parse.ts'
import { words, type Words } from '../domain/words.ts'
import type { FieldFault } from './errors.ts'

/** Words for the rules of ours, by the names that the schemas give them. */
const RULES = {
  commandId: words('应为 8–128 个字母、数字或 : . _ -', 'must be 8 to 128 letters, digits or : . _ -'),
  'commandId-reserved': words('以此开头的编号由系统使用', 'begins as only the program’s own ids do'),
  id: words('编号格式不正确', 'is not an id'),
  jurisdiction: words(
    '应为 6、9、12 或 15 位行政区划代码',
    'must be an administrative code of 6, 9, 12 or 15 digits',
  ),
  'person-unknown': words('没有这个人，或您看不到', 'is nobody whom you may see'),
  'name-or-phone': words('请填写新的姓名或电话', 'give another name or phone'),
  phone: words('电话号码格式不正确', 'is not a phone number'),
  'incident-code': words('应为 5 位事件类型编码', 'must be an incident type code of 5 characters'),
  'item-code': words('应为 7 位物资编码', 'must be an item code of 7 digits'),
  'device-key': words(
    '应为 osmand: 或 owntracks: 开头的终端标识',
    'must be a device key, osmand:… or owntracks:…',
  ),
  'place-or-position': words('请填写地点或坐标', 'say the place or give its coordinates'),
  'ring-open': words('首尾两点应相同', 'must end where it begins'),
  'text-not-storable': words('含有不能保存的字符', 'contains characters that cannot be stored'),
  'too-deep': words('嵌套层数太多', 'is nested too deeply'),
  'lat-lon-swapped': words(
    '经纬度写反了：对调后正在本县',
    'has latitude and longitude swapped: the other way round it lies in the county',
  ),
  'impact-of': words(
    '请给出 polygon（GeoJSON 面）、marking（标绘编号）、flood（淹没推演）之一',
    'must have just one of polygon (GeoJSON), marking (its id) or flood (a flood question)',
  ),
  'flood-from': words(
    '请给出 stageM（水位）、rainfall（降雨）之一',
    'must have just one of stageM (a stage) or rainfall',
  ),
  username: words(
    '应为 2–32 个小写字母、数字或 . _ -',
    'must be 2 to 32 lower-case letters, digits or . _ -',
  ),
  'grant-twice': words(
    '这个账户在该范围内已有一项权限，只能有一项',
    'has a right already: one account has one right in one operation',
  ),
  'before-county': words('当时还没有县情数据', 'lies before the county’s data were loaded'),
  'since-alone': words('不能与 before 或 about 同时使用', 'cannot be asked together with before or about'),
  namespace: words('只能连接 /operations', 'must be /operations'),
  instant: words('应在 1902 年至 9999 年之间', 'must lie in the years 1902 to 9999'),
  json: words('不是有效的 JSON', 'is not valid JSON'),
  'password-rule': words(
    '至少 10 个字符，且不能包含用户名；须有字母、数字、符号中的至少两类',
    'needs 10 characters or more, two kinds of letters, digits and signs, and not the user name',
  ),
  'password-current': words('与当前密码不符', 'is not your current password'),
  'whole-number': words('应为从 0 起的整数', 'must be a whole number from 0 on'),
  'after-to': words('不能晚于 to', 'must not be later than to'),
  message: words('没有这种消息', 'is no message of this program'),
  'body-broken-off': words('没有传完，或不能读取', 'broke off, or cannot be read'),
  'content-length': words('与内容的长度不符', 'is not the length of the body'),
  http: words('不符合 HTTP 的格式', 'is not as HTTP has it'),
  url: words('不是有效的地址', 'is not a valid address'),
} as const satisfies Record<string, Words>

/** The rules that have words of their own. */
export type Rule = keyof typeof RULES

const isRule = (name: string): name is Rule => Object.hasOwn(RULES, name)

/** What is wrong with a field, in both languages. */
export const faultOf = ({ path, detail, asks }: FieldIssue): FieldFault =>
  isRule(detail) && asks.is !== 'something' ? fault(path, detail) : { path, message: asksWords(asks) }

/** A rule that a field broke. */
export const fault = (path: string, rule: Rule): FieldFault => ({ path, message: RULES[rule] })
