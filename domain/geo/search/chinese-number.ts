const DIGITS = '零一二三四五六七八九'
const HIGHEST = 1_000
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: HIGHEST }

/**
 * A number below ten thousand as it is written out: 三百, 一千二百五十, 十五, 两百; 半 is a half. A digit at the end right
 * after a hundred or a thousand is of the next place: 三百五 is 350, 三百零五 is 305. NaN: it is none.
 */
export function chineseNumber(text: string): number {
  if (text === '半') return 0.5
  let [sum, digit, last] = [0, 0, HIGHEST * 10]
  let afterZero = false
  for (const character of text.replaceAll('两', '二')) {
    const place = PLACES[character]
    if (place === undefined) {
      if (digit > 0) return NaN
      digit = DIGITS.indexOf(character)
      if (digit < 0) return NaN
      afterZero ||= digit === 0
    } else {
      if (place >= last) return NaN
      sum += (digit || 1) * place
      ;[digit, last, afterZero] = [0, place, false]
    }
  }
  const isOfNextPlace = last <= HIGHEST && !afterZero
  return sum + digit * (isOfNextPlace ? last / 10 : 1)
}
