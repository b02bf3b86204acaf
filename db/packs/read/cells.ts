import { z } from 'zod'

/** What of a JSON schema decides how a cell is read. */
interface Shape {
  readonly type?: string
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
}

/** What a row of a spreadsheet means to a schema: it knows texts alone, the schema wants numbers, lists and words. */
export function rowReader(
  schema: z.ZodType,
): (cells: ReadonlyMap<string, string>) => Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return (cells) => {
    const row: Record<string, unknown> = {}
    for (const [column, text] of cells) {
      // A column of some other meaning stays as it is: the schema names it as unknown.
      const [name = '', part] = column.split('.', 2)
      const shape = properties[name]
      if (!shape) row[column] = text
      else if (part === undefined) put(row, name, valueOf(text, shape))
      else putPart(row, name, part, text, shape)
    }
    return row
  }
}

/** `name.zh` is the part `zh` of the field `name`; a field whose parts are all empty is null. */
function putPart(row: Record<string, unknown>, name: string, part: string, text: string, shape: Shape): void {
  const inner = plain(shape).properties?.[part]
  const value = inner ? valueOf(text, inner) : text
  const before = row[name]
  const empty = value === undefined || value === null
  if (empty && isNullable(shape)) row[name] ??= null
  else if (!empty) row[name] = { ...(typeof before === 'object' ? before : {}), [part]: value }
}

const put = (row: Record<string, unknown>, name: string, value: unknown): void => {
  if (value !== undefined) row[name] = value
}

/** Undefined for an empty cell that must not be empty; the text itself where it is not what is wanted. */
function valueOf(text: string, shape: Shape): unknown {
  const wanted = plain(shape)
  if (text === '') return isNullable(shape) ? null : wanted.type === 'array' ? [] : undefined
  switch (wanted.type) {
    case 'number':
    case 'integer':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text
    case 'boolean':
      return YES.includes(text.toLowerCase()) ? true : NO.includes(text.toLowerCase()) ? false : text
    case 'array':
      return text.startsWith('[') ? json(text) : text.split(/[;；、|\s]+/).filter((part) => part !== '')
    case 'object':
      return text.startsWith('{') ? json(text) : text
    default:
      return text
  }
}

const YES = ['true', '1', 'yes', '是']
const NO = ['false', '0', 'no', '否']

const isNullable = ({ anyOf = [] }: Shape): boolean => anyOf.some(({ type }) => type === 'null')
const plain = (shape: Shape): Shape => shape.anyOf?.find(({ type }) => type !== 'null') ?? shape

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
