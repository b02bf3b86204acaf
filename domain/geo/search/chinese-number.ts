const DIGITS = '零一二三四五六七八九'
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }

/** A number below ten thousand as it is written out: 三百, 一千二百五十, 十五, 两百; 半 is a half. NaN: it is none. */
export function chineseNumber(text: string): number {
  if (text === '半') return 0.5
  let [sum, digit] = [0, 0]
  for (const character of text.replaceAll('两', '二')) {
    const place = PLACES[character]
    if (place === undefined) digit = DIGITS.indexOf(character)
    else {
      sum += (digit || 1) * place
      digit = 0
    }
    if (digit < 0) return NaN
  }
  return sum + digit
}
