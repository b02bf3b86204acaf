import type { FieldIssue } from '../../domain/commands.ts'
import { words, type Words } from '../../domain/words.ts'

const REQUIRED = words('请填写', 'Required')

/** Our own messages in the schemas of the domain. */
const BY_DETAIL: Readonly<Record<string, Words>> = {
  'place-or-position': words('请写明地点，或在地图上选点', 'Say the place, or pick it on the map'),
  'incident-code': words('五位代码，数字和大写字母', 'Five characters: digits and capitals'),
  'item-code': words('七位数字', 'Seven digits'),
  'item-twice': words('同一物资写了两次', 'The same item twice'),
  'device-key': words('形如 osmand:12345678', 'In the form osmand:12345678'),
  'ring-open': words('首尾两点应相同', 'It must end where it begins'),
  phone: words('电话只含数字、空格和短横', 'Digits, spaces and hyphens only'),
  jurisdiction: words('请选择辖区', 'Choose a jurisdiction'),
}

/** What to do about one field, from what zod found wrong with it. */
export function issueWords({ code, detail, path }: FieldIssue): Words {
  const own = BY_DETAIL[detail]
  if (own) return own
  switch (code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return REQUIRED
    case 'too_small':
      return isFigure(path) ? words('数值太小', 'The figure is too small') : REQUIRED
    case 'too_big':
      return isFigure(path) ? words('数值太大', 'The figure is too large') : words('内容太长', 'Too long')
    case 'invalid_format':
      return words('格式不对', 'Not in the right form')
    case 'unrecognized_keys':
      return words('不认识的字段', 'Unknown field')
    default:
      return words('请检查', 'Check this')
  }
}

const isFigure = (path: string): boolean =>
  /(lat|lon|quantity|counted|headcount|rate|toMs|dead|missing|injured|seriouslyInjured|trapped)$/.test(path)
