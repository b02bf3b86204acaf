import type { z } from 'zod'
import { words, type Words } from '../../../domain/words.ts'
import type { Findings } from '../findings.ts'
import type { Source } from './source.ts'

type Issue = z.core.$ZodIssue

/** One thing that is wrong. With `keys`, the fields at `path` that the format does not have. */
export interface Leaf {
  readonly path: readonly PropertyKey[]
  readonly keys: readonly string[]
}

/** Parses what a file says; undefined, with a fault for each thing that is wrong, when it is not as agreed. */
export function parsed<S extends z.ZodType>(
  source: Source,
  schema: S,
  findings: Findings,
): z.output<S> | undefined {
  const result = schema.safeParse(source.value)
  if (result.success) return result.data
  faultsIn(source, result.error, findings)
  return undefined
}

/** Tells each thing that is wrong, once for each field. @returns where they are */
export function faultsIn(source: Source, error: z.ZodError, findings: Findings): Leaf[] {
  const leaves = error.issues.flatMap((issue) => leavesOf(issue, []))
  const told = new Set<string>()
  const once = (path: readonly PropertyKey[], tell: () => void): void => {
    const key = path.join('/')
    if (!told.has(key)) tell()
    told.add(key)
  }
  for (const { issue, path } of leaves) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        // In a table it is one column, however many rows there are.
        const column = { file: source.file, line: 1, row: null, field: key }
        once(source.isTable ? [key] : [...path, key], () =>
          findings.fault(source.isTable ? column : source.spot([...path, key]), ...UNKNOWN_FIELD),
        )
      }
      continue
    }
    const parts = partsAt(source.value, path)
    // That it is a shape of several parts explains all that is wrong within it.
    const place = parts ? path.slice(0, path.indexOf('geometry') + 1) : fieldOf(path)
    const said = parts ?? beyondIn(source, path) ?? wordsOf(issue, valueAt(source.value, path), path)
    once(place, () => findings.fault(source.spot(parts ? place : path), ...said))
  }
  return leaves.map(({ issue, path }) => ({
    path,
    keys: issue.code === 'unrecognized_keys' ? issue.keys : [],
  }))
}

/** All numbers of one shape are one field. */
const fieldOf = (path: readonly PropertyKey[]): readonly PropertyKey[] => {
  const at = path.indexOf('coordinates')
  return at < 0 ? path : path.slice(0, at + 1)
}

/** What to say when an issue lies in a shape of several parts. */
function partsAt(value: unknown, path: readonly PropertyKey[]): readonly [Words, Words] | undefined {
  const at = path.indexOf('geometry')
  const geometry = at < 0 ? undefined : valueAt(value, path.slice(0, at + 1))
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry)) return undefined
  const { type } = geometry
  if (typeof type !== 'string' || !type.startsWith('Multi')) return undefined
  const parts =
    'coordinates' in geometry && Array.isArray(geometry.coordinates) ? geometry.coordinates.length : 0
  return [
    words(`${type} 有 ${parts} 个部分，每行只能有一个`, `is a ${type} of ${parts} parts; a row has one`),
    words(
      '用“多部件转单部件”工具拆开，每行另给编号',
      'Split it with "Multipart to singleparts", and give each row an id of its own',
    ),
  ]
}

function leavesOf(issue: Issue, above: readonly PropertyKey[]): { issue: Issue; path: PropertyKey[] }[] {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }]
  // Of the forms that a row may have, the one that it comes nearest to is meant.
  const [nearest = []] = [...issue.errors].sort((a, b) => farness(a) - farness(b))
  return nearest.flatMap((inner) => leavesOf(inner, path))
}

/** A wrong `kind` says most: that form was not meant. */
const farness = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (['kind', 'type'].includes(String(issue.path.at(-1))) ? 100 : 1), 0)

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

/** What to say of a number that is too large for any computer number: JSON takes it, and it is read as infinite. */
function beyondIn(source: Source, path: readonly PropertyKey[]): readonly [Words, Words] | undefined {
  const value = valueAt(source.value, path)
  if (value !== Infinity && value !== -Infinity) return undefined
  const is = source.written?.(path).slice(0, 60) ?? String(value)
  return [
    words(`${is} 太大，读不成数字`, `${is} is too large to be read as a number`),
    words('改为实际的数值', 'Write the number that is meant'),
  ]
}

const UNKNOWN_FIELD = [
  words('本格式没有这个字段', 'is no field of this format'),
  words('看是否拼写有误；不需要的列请删去', 'Look for a misspelling, or delete what is not needed'),
] as const

const show = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 60)

function wordsOf(issue: Issue, value: unknown, path: readonly PropertyKey[]): readonly [Words, Words] {
  const is = show(value)
  const field = String(path.at(-1))
  if (field === 'geometry' && (value === null || value === undefined)) return NO_PLACE
  if (value === undefined) {
    const mend = words(`补上 ${field}；该列不能为空`, `Fill in ${field}; it may not be left empty`)
    return [words('缺少这个字段', 'is missing'), mend]
  }
  if (typeof value === 'string' && /^\d+(\.\d+)?E\+\d+$/i.test(value)) {
    return [
      words(`代码被表格软件改成了 ${is}`, `was made ${is} by the spreadsheet`),
      words('把该列设为“文本”格式后重新填写', 'Set the column to "text" and type the codes again'),
    ]
  }
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, is)
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ')
      return [
        words(`${is} 不在允许的取值内`, `${is} is not one of the allowed values`),
        words(`可取：${values}`, `Allowed: ${values}`),
      ]
    }
    case 'too_small':
      return [
        words(`${is} 太小、太短或太少`, `${is} is too small, too short or too few`),
        issue.inclusive === false
          ? words(`须大于 ${issue.minimum}`, `More than ${issue.minimum}`)
          : words(`至少为 ${issue.minimum}`, `At least ${issue.minimum}`),
      ]
    case 'too_big':
      return [
        words(`${is} 太大、太长或太多`, `${is} is too big, too long or too many`),
        issue.inclusive === false
          ? words(`须小于 ${issue.maximum}`, `Less than ${issue.maximum}`)
          : words(`至多为 ${issue.maximum}`, `At most ${issue.maximum}`),
      ]
    default:
      return [words(`${is} 格式不正确`, `${is} has the wrong form`), FORMS[issue.message] ?? AS_DESCRIBED]
  }
}

const TYPES: Readonly<Record<string, Words>> = {
  number: words('填写数字，不带单位、逗号和空格', 'Write a number, without unit, comma or space'),
  int: words('填写整数', 'Write a whole number'),
  string: words('填写文字；代码也按文字填写（加引号）', 'Write text; codes are text too, in quotes'),
  object: words(
    '填写 { "zh": …, "en": … } 这样的对象，表格中分两列 .zh 和 .en',
    'Write an object such as { "zh": …, "en": … }; in a table, two columns .zh and .en',
  ),
  array: words(
    '填写列表 [ … ]，表格中用分号隔开',
    'Write a list [ … ]; in a table, parts with semicolons between them',
  ),
}

function wrongType(expected: string, is: string): readonly [Words, Words] {
  return [words(`${is} 类型不正确`, `${is} is of the wrong type`), TYPES[expected] ?? AS_DESCRIBED]
}

const NO_PLACE = [
  words('这一行没有几何', 'has no geometry'),
  words(
    '在 GIS 中画出它的位置，或删去这一行；表格中填写 lon 和 lat',
    'Draw its place in the GIS, or delete the row; in a table fill in lon and lat',
  ),
] as const

const AS_DESCRIBED = words('按 docs/county-pack.md 的说明填写', 'Write it as docs/county-pack.md says')

/** By the message that a schema of ours gives. */
const FORMS: Readonly<Record<string, Words>> = {
  jurisdiction: words('行政区划代码为 6、9、12 或 15 位数字', 'A code has 6, 9, 12 or 15 digits'),
  'county code: 6 digits': words('县代码为 6 位数字', 'The code of a county has 6 digits'),
  'township code: 9 digits': words('乡镇代码为 9 位数字', 'The code of a township has 9 digits'),
  'village code: 12 digits': words('村代码为 12 位数字', 'The code of a village has 12 digits'),
  'hamlet code: 15 digits': words('自然村代码为 15 位数字', 'The code of a hamlet has 15 digits'),
  id: words('编号由字母、数字和 . _ - 组成，至多 64 个', 'An id is at most 64 letters, digits and . _ -'),
  ring: words('一个环至少有 3 个不同的顶点', 'A ring has at least 3 different vertices'),
  'Invalid ISO date': words(
    '日期写作 2026-03-10，且须存在',
    'A date such as 2026-03-10, and one that there is',
  ),
  'item code: 7 digits, beginning with 1, 2 or 3': words(
    '物资代码为 7 位数字，以 1、2 或 3 开头',
    'The code of an item has 7 digits and begins with 1, 2 or 3',
  ),
  phone: words('电话号码由数字、空格和 - 组成', 'A phone number is digits, spaces and -'),
  'event code': words('事件类型编码如 11A51，或写 general', 'An event code such as 11A51, or general'),
  'more than 25,000,000 cells': words('降低栅格分辨率', 'Make the grid coarser'),
}
