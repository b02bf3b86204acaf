/**
 * Exercise time as someone types it, in milliseconds: `90` is minutes, `12:30` minutes and seconds, `1:12:30` with
 * hours; a leading `T+` is fine. Undefined when it is none.
 */
export function tPlusFrom(text: string): number | undefined {
  const match = /^(?:t\+?)?\s*(\d{1,4})(?:[:：](\d{1,2}))?(?:[:：](\d{1,2}))?$/i.exec(text.trim())
  if (!match) return undefined
  const [a = 0, b, c] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if ((b ?? 0) > 59 || (c ?? 0) > 59) return undefined
  const seconds = c === undefined ? a * 60 + (b ?? 0) : a * 3600 + (b ?? 0) * 60 + c
  return seconds * 1000
}
