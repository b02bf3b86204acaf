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
  townhall: words('府', 'T'),
  police: words('警', 'PS'),
  fireStation: words('消', 'FS'),
  waterSource: words('水', 'W'),
  helipad: words('机', 'HP'),
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
  townhall: words('政府驻地', 'Town hall'),
  police: words('派出所', 'Police'),
  fireStation: words('消防站', 'Fire station'),
  waterSource: words('取水点', 'Water source'),
  helipad: words('直升机起降点', 'Helipad'),
  gauge: words('监测站', 'Gauge'),
  shelter: words('避难场所', 'Shelter'),
}
