import type { LinkedPoint, MapProgram } from '../../domain/geo/search/map-link.ts'
import { toWgs84, type Position } from '../../domain/position.ts'
import { words, type Words } from '../../domain/words.ts'

type Link = Omit<LinkedPoint, 'point'>

const PROGRAM: Readonly<Record<MapProgram, Words>> = {
  ...{ amap: words('高德', 'Amap'), baidu: words('百度', 'Baidu'), tencent: words('腾讯', 'Tencent') },
  ...{ google: words('谷歌', 'Google'), apple: words('苹果', 'Apple'), osm: words('OSM', 'OSM') },
}

/** What coordinates were taken for: those of a link are told with the datum that they were read in. */
export function linkText(link: Link | undefined): Words {
  if (!link) return words('坐标（WGS-84）', 'Coordinates (WGS-84)')
  const { program, datum, isDatumSure } = link
  const of = PROGRAM[program]
  if (!isDatumSure)
    return words(
      `${of.zh}地图链接未注明坐标系，按 ${datum}`,
      `${of.en} link does not say its datum; taken as ${datum}`,
    )
  const moved = datum === 'GCJ-02' || datum === 'BD-09'
  return words(
    `${of.zh}地图链接，${datum}${moved ? '，已换算' : ''}`,
    `${of.en} link, ${datum}${moved ? ', converted' : ''}`,
  )
}

/** Where a link's place lies if it is in the other datum that it may be in; undefined where it says its own. */
export function otherReading(
  point: Position,
  link: Link,
): { readonly point: Position; readonly link: Link } | undefined {
  if (link.isDatumSure) return undefined
  return { point: toWgs84({ ...point, datum: 'GCJ-02' }), link: { ...link, datum: 'GCJ-02' } }
}
