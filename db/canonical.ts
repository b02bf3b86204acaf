/**
 * One text for one value, so that a hash made today can be checked in ten years from what the database
 * gives back: JSON without spaces, object keys sorted by UTF-16 code unit, members that are `undefined`
 * left out, numbers as JavaScript prints them. This is RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    const text = JSON.stringify(value)
    if (text === undefined) throw new TypeError(`${typeof value} has no canonical text`)
    return text
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}
