/** How a name is said: for each character all readings it may have, without tones, in lower case (ü is v). */
export type Readings = readonly (readonly string[])[]

/**
 * Whether letters stand for a name in pinyin, from its character `from` on: of each character the whole syllable or
 * the beginning of it, at least one letter. So `yunxizhen`, `yxz` and `yunxz` all say 云溪镇, and `yx` begins it.
 * @returns how many characters the letters reach, or 0 when they do not fit
 */
export function pinyinReach(letters: string, readings: Readings, from = 0): number {
  // Nearly every name fails at its first letter, and a county has thousands.
  if (letters === '' || !readings[from]?.some((reading) => reading.startsWith(letters.charAt(0)))) return 0
  // Where nothing was found before: without this, 行行行… and hhh…z would be tried in more ways than there is time.
  const deadEnds = new Set<number>()
  const reach = (at: number, character: number): number => {
    const place = character * (letters.length + 1) + at
    if (deadEnds.has(place)) return 0
    for (const reading of readings[character] ?? []) {
      // The longest share first; a shorter one leaves letters that the next character may need (xi'an, not xian).
      for (let taken = sharedLetters(letters, at, reading); taken > 0; taken -= 1) {
        if (at + taken === letters.length) return 1
        const beyond = reach(at + taken, character + 1)
        if (beyond > 0) return 1 + beyond
      }
    }
    deadEnds.add(place)
    return 0
  }
  return reach(0, from)
}

/** How many letters from `at` on are those that a reading begins with. */
function sharedLetters(letters: string, at: number, reading: string): number {
  let shared = 0
  while (shared < reading.length && letters[at + shared] === reading[shared]) shared += 1
  return shared
}
