import type { z } from 'zod'

/** What is wrong with one field of a message from outside. `path` is dotted, as in `payload.position.lat`. */
export interface FieldIssue {
  readonly path: string
  readonly code: string
  /** The name of a rule of ours that was broken, or the words of the schema library. */
  readonly detail: string
  readonly asks: Asks
}

/** What the schema asks of a field that does not give it. */
export type Asks =
  /** Nothing was given at all. */
  | { readonly is: 'something' }
  | { readonly is: 'nothing' }
  | { readonly is: 'type'; readonly type: string }
  /** JSON has numbers that are too large for any computer number (1e999); they are read as infinite. */
  | { readonly is: 'smaller-number' }
  | { readonly is: 'one-of'; readonly values: readonly string[] }
  /** A bound of a figure, of the characters of a text or of the entries of a list; `beyond`: the bound itself is none. */
  | {
      readonly is: 'least' | 'most'
      readonly of: 'figure' | 'characters' | 'entries'
      readonly bound: number
      readonly beyond: boolean
    }
  | { readonly is: 'form'; readonly form: string }
  | { readonly is: 'one-of-several-forms' }
  | { readonly is: 'other' }

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: FieldIssue[] }

/** Parses what comes from outside, once. Never throws; every fault names its field and what that asks for. */
export function parse<S extends z.ZodType>(
  schema: S,
  data: unknown,
  prefix: readonly PropertyKey[] = [],
): Parsed<z.output<S>> {
  // With what was given: a field that is missing is told from one of the wrong type.
  const parsed = schema.safeParse(data, { reportInput: true })
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, issues: issuesOf(parsed.error.issues, prefix) }
}

function issuesOf(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[]): FieldIssue[] {
  return issues.flatMap((issue): FieldIssue[] => {
    const at = [...prefix, ...issue.path]
    const meant = issue.code === 'invalid_union' ? meantIn(issue.errors) : undefined
    if (meant) return issuesOf(meant, at)
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : [at]
    return paths.map((path) => ({
      path: path.map(String).join('.'),
      code: issue.code,
      detail: issue.message,
      asks: asksOf(issue),
    }))
  })
}

/** Of the forms that a value may have, the one that it was meant to have: the only one of its type, or with its fields. */
function meantIn(forms: readonly z.core.$ZodIssue[][]): readonly z.core.$ZodIssue[] | undefined {
  const ofItsType = forms.filter((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  )
  const withItsFields = ofItsType.filter((issues) =>
    issues.every(({ code, path }) => code !== 'unrecognized_keys' || path.length > 0),
  )
  return [ofItsType, withItsFields].find(({ length }) => length === 1)?.[0]
}

function asksOf(issue: z.core.$ZodIssue): Asks {
  if (issue.code !== 'custom' && issue.input === undefined) return { is: 'something' }
  if (issue.code === 'invalid_type' && (issue.input === Infinity || issue.input === -Infinity))
    return { is: 'smaller-number' }
  switch (issue.code) {
    case 'invalid_type':
      return { is: 'type', type: issue.expected }
    case 'invalid_value':
      return { is: 'one-of', values: issue.values.map(String) }
    case 'invalid_union':
      // Told by one field which of the forms is meant, and that field says none of them.
      return 'options' in issue && Array.isArray(issue.options)
        ? { is: 'one-of', values: issue.options.map(String) }
        : { is: 'one-of-several-forms' }
    case 'too_small':
      return bound('least', issue.origin, issue.minimum, issue.inclusive)
    case 'too_big':
      return bound('most', issue.origin, issue.maximum, issue.inclusive)
    case 'invalid_format':
      return { is: 'form', form: issue.format }
    case 'unrecognized_keys':
      return { is: 'nothing' }
    default:
      return { is: 'other' }
  }
}

const bound = (
  is: 'least' | 'most',
  origin: string,
  at: number | bigint,
  inclusive: boolean | undefined,
): Asks => ({
  is,
  of: origin === 'string' ? 'characters' : origin === 'array' ? 'entries' : 'figure',
  bound: Number(at),
  beyond: inclusive === false,
})
