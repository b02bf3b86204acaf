import { asksWords } from '../../domain/asks-words.ts'
import type { Asks, FieldIssue } from '../../domain/parse.ts'
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

/** What to do about one field, from what its schema asks. */
export function issueWords({ detail, asks }: FieldIssue): Words {
  const own = BY_DETAIL[detail]
  if (own) return own
  return isUnfilled(asks) ? REQUIRED : standingAlone(asksWords(asks))
}

/** Of a form: a field left empty, a figure not typed, a choice not made. */
const isUnfilled = (asks: Asks): boolean =>
  asks.is === 'something' ||
  asks.is === 'one-of' ||
  asks.is === 'one-of-several-forms' ||
  (asks.is === 'type' && asks.type !== 'int') ||
  (asks.is === 'least' && asks.of !== 'figure' && asks.bound === 1)

const standingAlone = ({ zh, en }: Words): Words => words(zh, en.charAt(0).toUpperCase() + en.slice(1))
