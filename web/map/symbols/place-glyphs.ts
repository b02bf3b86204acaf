import { words, type Words } from '../../../domain/words.ts'

/** One character (a letter in English) for each kind of place. */
export const PLACE_GLYPHS: Readonly<Record<string, Words>> = {
  school: words('校', 'S'),
  hospital: words('医', 'H'),
  careHome: words('敬', 'C'),
  fillingStation: words('油', 'F'),
  reservoir: words('坝', 'R'),
  landmark: words('标', 'L'),
  powerTower: words('塔', 'P'),
  gauge: words('测', 'G'),
  shelter: words('避', 'A'),
}

export const PLACE_NAMES: Readonly<Record<string, Words>> = {
  school: words('学校', 'School'),
  hospital: words('医院、卫生院', 'Hospital'),
  careHome: words('敬老院', 'Care home'),
  fillingStation: words('加油站', 'Filling station'),
  reservoir: words('水库', 'Reservoir'),
  landmark: words('地标', 'Landmark'),
  powerTower: words('电力铁塔', 'Pylon'),
  gauge: words('监测站', 'Gauge'),
  shelter: words('避难场所', 'Shelter'),
}
