import { words, type Words } from '../words.ts'

/** What kind of thing it is, for a symbol of one character. */
interface CodeRow {
  readonly name: Words
  /** One character for a map symbol, and two letters where Latin is read. */
  readonly glyph: Words
}

const row = (zh: string, en: string, glyphZh: string, glyphEn: string): CodeRow => ({
  name: words(zh, en),
  glyph: words(glyphZh, glyphEn),
})

/**
 * Event types in live use by the national early-warning system (DOMAIN 1), and one per class for what has no
 * code there yet (`12000`: an accident, kind not said). Other codes are kept as they are; no conformance with
 * GB/T 35561-2017 is claimed.
 */
const CODES: Readonly<Record<string, CodeRow>> = {
  '11A01': row('洪水', 'Flood', '洪', 'FL'),
  '11A02': row('内涝', 'Waterlogging', '涝', 'WL'),
  '11A51': row('山洪', 'Flash flood', '洪', 'FF'),
  '11B01': row('台风', 'Typhoon', '台', 'TY'),
  '11B03': row('暴雨', 'Rainstorm', '雨', 'RA'),
  '11B04': row('暴雪', 'Snowstorm', '雪', 'SN'),
  '11B05': row('寒潮', 'Cold wave', '寒', 'CO'),
  '11B06': row('大风', 'Gale', '风', 'WI'),
  '11B07': row('沙尘暴', 'Sandstorm', '沙', 'SA'),
  '11B09': row('高温', 'Heat', '热', 'HE'),
  '11B14': row('雷电', 'Lightning', '雷', 'LI'),
  '11B15': row('冰雹', 'Hail', '雹', 'HA'),
  '11B16': row('霜冻', 'Frost', '霜', 'FR'),
  '11B17': row('大雾', 'Fog', '雾', 'FG'),
  '11B19': row('霾', 'Haze', '霾', 'HZ'),
  '11B20': row('雷雨大风', 'Thunderstorm gale', '雷', 'TG'),
  '11B21': row('道路结冰', 'Road icing', '冰', 'IC'),
  '11B22': row('干旱', 'Drought', '旱', 'DR'),
  '11B25': row('森林火险', 'Forest fire danger', '险', 'FD'),
  '11B29': row('重污染', 'Heavy pollution', '污', 'PO'),
  '11C02': row('地震', 'Earthquake', '震', 'EQ'),
  '11D01': row('滑坡', 'Landslide', '滑', 'LS'),
  '11D02': row('泥石流', 'Debris flow', '泥', 'DF'),
  '11E06': row('海浪', 'Storm waves', '浪', 'WA'),
  '11G01': row('森林火灾', 'Forest fire', '火', 'FI'),
  '11G05': row('草原火灾', 'Grassland fire', '火', 'GF'),
  '12000': row('事故灾难', 'Accident', '故', 'AC'),
  '13000': row('公共卫生事件', 'Public health event', '卫', 'PH'),
  '14000': row('社会安全事件', 'Public security event', '安', 'SE'),
  '19000': row('其他事件', 'Other event', '其', 'OT'),
}

/** 自然灾害, 事故灾难, 公共卫生, 社会安全: by the first two characters of a code. */
const CLASSES: Readonly<Record<string, Words>> = {
  '11': words('自然灾害', 'Natural disaster'),
  '12': words('事故灾难', 'Accident'),
  '13': words('公共卫生', 'Public health'),
  '14': words('社会安全', 'Public security'),
  '19': words('其他', 'Other'),
}

/** Every code with a name of its own, in order. */
export const KNOWN_CODES: readonly string[] = Object.keys(CODES).sort()

/** The name of a type; an unknown code is said as it is, after its class where that is known. */
export function codeName(code: string): Words {
  const known = CODES[code]
  if (known) return known.name
  const group = CLASSES[code.slice(0, 2)]
  return group ? words(`${group.zh} ${code}`, `${group.en} ${code}`) : words(code, code)
}

/** As in a list to choose from: a whole class says that its kind is left open. */
export function codeChoice(code: string): Words {
  const { zh, en } = codeName(code)
  return code.endsWith('000') ? words(`${zh}（未细分）`, `${en} (kind not said)`) : words(zh, en)
}

export const codeClass = (code: string): Words => CLASSES[code.slice(0, 2)] ?? words('其他', 'Other')

/** One character (two letters in English) for a symbol. */
export const codeGlyph = (code: string): Words => CODES[code]?.glyph ?? words('事', code.slice(-2))
