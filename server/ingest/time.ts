/** Below this a number counts seconds (until the year 5138), from it on milliseconds (from 1973 on). */
const FIRST_MS = 1e11

const PLAIN = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/

/**
 * The forms in which Traccar clients send a time: epoch seconds or milliseconds, ISO 8601, and
 * `yyyy-MM-dd HH:mm:ss`, the last two in UTC when they name no offset. Epoch milliseconds, or undefined.
 */
export function parseTime(text: string): number | undefined {
  if (/^\d{1,15}(\.\d{1,9})?$/.test(text)) {
    const value = Number(text)
    return Math.round(value < FIRST_MS ? value * 1000 : value)
  }
  const plain = PLAIN.exec(text)
  const iso = plain ? `${plain[1]}T${plain[2]}` : text
  if (!ISO.test(iso)) return undefined
  if (!isDay(iso.slice(0, 10))) return undefined
  const ms = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`)
  return Number.isNaN(ms) || ms < 0 ? undefined : ms
}

/** `Date.parse` takes the 31st of February for the 3rd of March. */
function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day)
}
