/** A phone number of which enough is left to tell two apart: 138****0000. */
export function maskPhone(phone: string): string {
  const shown = phone.length >= 10 ? 3 : 1
  return `${phone.slice(0, shown)}****${phone.slice(phone.length - shown - 1)}`
}

/** A name of which the first character is left: 张**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.max(1, Math.min(2, rest.length)))
}
