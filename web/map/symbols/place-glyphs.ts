import { words, type Words } from '../../../domain/words.ts'

export { PLACE_NAMES } from '../../../domain/geo/place-words.ts'

/** One character (a letter in English) for each kind of place. */
export const PLACE_GLYPHS: Readonly<Record<string, Words>> = {
  school: words('校', 'S'),
  hospital: words('医', 'H'),
  careHome: words('敬', 'C'),
  fillingStation: words('油', 'F'),
  reservoir: words('坝', 'R'),
  landmark: words('标', 'L'),
  powerTower: words('塔', 'P'),
  townhall: words('府', 'T'),
  police: words('警', 'PS'),
  fireStation: words('消', 'FS'),
  waterSource: words('水', 'W'),
  helipad: words('机', 'HP'),
  gauge: words('测', 'G'),
  shelter: words('避', 'A'),
}
