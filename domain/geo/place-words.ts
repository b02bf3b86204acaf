import { words, type Words } from '../words.ts'
import type { KmByClass, VulnerableCounts } from './answers.ts'
import type { Vehicle } from './roads/vehicles.ts'

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

export const VEHICLE_NAMES: Readonly<Record<Vehicle, Words>> = {
  car: words('小车', 'Car'),
  truck: words('货车', 'Truck'),
  fireEngine: words('消防车', 'Fire engine'),
  ambulance: words('救护车', 'Ambulance'),
  onFoot: words('步行', 'On foot'),
}

export const ROAD_CLASSES: Readonly<Record<keyof KmByClass, Words>> = {
  national: words('国道', 'National'),
  provincial: words('省道', 'Provincial'),
  county: words('县道', 'County'),
  township: words('乡村道', 'Township'),
}

type VulnerableKind = Exclude<keyof VulnerableCounts, 'persons'>
export const VULNERABLE_KINDS: Readonly<Record<VulnerableKind, Words>> = {
  livingAlone: words('独居老人', 'Living alone'),
  disabled: words('残疾人', 'Disabled'),
  pregnant: words('孕产妇', 'Pregnant'),
  infant: words('婴幼儿', 'Infants'),
  chronic: words('重病慢病', 'Chronically ill'),
  migrant: words('外来人员', 'Newcomers'),
}
