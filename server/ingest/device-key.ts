import type { Fields } from './fields.ts'

/** What a database can hold and a person can read out: letters, digits, punctuation and signs, no spaces. */
export const isDeviceName = (name: string): boolean => /^[\p{L}\p{N}\p{P}\p{S}]{1,100}$/u.test(name)

/** The key of a device that names itself in a field, as `osmand:48241179`. */
export function osmandKey(fields: Fields, ...names: readonly string[]): string {
  const name = names.find((candidate) => fields.has(candidate))
  const id = name && fields.text(name)
  if (!name || !id) throw fields.fault(names[0] ?? 'id', 'missing')
  if (!isDeviceName(id)) throw fields.fault(name, 'not-a-device')
  return `osmand:${id}`
}
