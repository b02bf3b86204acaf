import { assertNever } from './assert-never.ts'
import type { Asks } from './parse.ts'
import { words, type Words } from './words.ts'

/** So many values are named one by one; a reader does not go through more. */
const MOST_NAMED = 12

/** What a field asks for, in words that follow its name: `limit`: `must be at most 500`. */
export function asksWords(asks: Asks): Words {
  switch (asks.is) {
    case 'something':
      return words('缺少', 'is missing')
    case 'nothing':
      return words('没有这个字段', 'is not a known field')
    case 'type':
      return TYPES[asks.type] ?? words('类型不正确', 'is of the wrong type')
    case 'smaller-number':
      return words('数字太大，读不出来', 'is a number too large to be read')
    case 'one-of':
      return asks.values.length <= MOST_NAMED
        ? words(`应为 ${asks.values.join('、')}`, `must be ${asks.values.join(' or ')}`)
        : words('不在允许的取值内', 'is not one of the allowed values')
    case 'least':
    case 'most':
      return boundWords(asks)
    case 'form':
      return FORMS[asks.form] ?? words('格式不正确', 'has the wrong format')
    case 'one-of-several-forms':
      return words('不符合任何一种允许的形式', 'has none of the allowed forms')
    case 'other':
      return words('不正确', 'is wrong')
    default:
      return assertNever(asks)
  }
}

function boundWords({ is, of, bound, beyond }: Extract<Asks, { is: 'least' | 'most' }>): Words {
  const said = bound.toLocaleString('en-US')
  const isLeast = is === 'least'
  if (of === 'figure') {
    if (beyond) {
      return isLeast
        ? words(`应大于 ${said}`, `must be more than ${said}`)
        : words(`应小于 ${said}`, `must be less than ${said}`)
    }
    return isLeast
      ? words(`不能小于 ${said}`, `must be at least ${said}`)
      : words(`不能大于 ${said}`, `must be at most ${said}`)
  }
  if (isLeast && bound === 1) return words('不能为空', 'must not be empty')
  const [unit, units] = of === 'characters' ? ['个字符', 'characters'] : ['项', 'entries']
  return isLeast
    ? words(`至少 ${said} ${unit}`, `must have at least ${said} ${units}`)
    : words(`至多 ${said} ${unit}`, `must have at most ${said} ${units}`)
}

const OBJECT = words('应为对象', 'must be an object')
const LIST = words('应为列表', 'must be a list')

/** By the name that the schema library has for a type. */
const TYPES: Readonly<Record<string, Words>> = {
  string: words('应为文字', 'must be text'),
  number: words('应为数字', 'must be a number'),
  int: words('应为整数', 'must be a whole number'),
  boolean: words('应为 true 或 false', 'must be true or false'),
  object: OBJECT,
  record: OBJECT,
  array: LIST,
  tuple: LIST,
}

/** By the name that the schema library has for a form. */
const FORMS: Readonly<Record<string, Words>> = {
  datetime: words(
    '应为带时区的时刻，如 2026-07-14T18:00:00+08:00',
    'must be an instant with its offset, such as 2026-07-14T18:00:00+08:00',
  ),
  date: words('应为存在的日期，如 2026-07-14', 'must be a date that there is, such as 2026-07-14'),
}
