import type { SaidPerson } from '../../domain/fields.ts'
import { compact, said } from './form.svelte.ts'

/** A person as the two fields of a form hold one. */
export interface TypedPerson {
  name: string
  phone: string
}

/** Of somebody the log knows by an id alone there is nothing to type in. */
export const typedPerson = (person: SaidPerson | string | undefined): TypedPerson =>
  typeof person === 'object' ? { name: person.name, phone: person.phone ?? '' } : { name: '', phone: '' }

/** What a command says of them; a phone without a name is nobody, which the schema refuses at the name. */
export function saidPerson({
  name,
  phone,
}: TypedPerson): { name?: string | undefined; phone?: string | undefined } | undefined {
  const wanted = compact({ name: said(name), phone: said(phone) })
  return Object.keys(wanted).length > 0 ? wanted : undefined
}
