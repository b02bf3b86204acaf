import { words, type Words } from '../../domain/words.ts'
import type { Basemap, Config } from '../lib/answers.ts'
import type { Underlay } from './base/underlay.ts'

const numberWords = (number: string): Words => words(`审图号：${number}`, `Map review no. ${number}`)

/** What must stand on a map that somebody sees or prints: the review numbers (审图号) and whose data it is drawn on. */
export function creditOf(
  { county, demo, tiandituReviewNumber }: Pick<Config, 'county' | 'demo' | 'tiandituReviewNumber'>,
  underlay: Underlay,
  basemap: Pick<Basemap, 'attribution'> | undefined,
): Words[] {
  const own = county?.mapReviewNumber
  const attribution = underlay === 'pack' ? basemap?.attribution : undefined
  const isTianditu = underlay !== 'own' && underlay !== 'pack'
  const source = words('天地图', 'Tianditu')
  return [
    ...(own ? [numberWords(own)] : []),
    ...(attribution ? [words(attribution, attribution)] : []),
    ...(isTianditu
      ? [
          tiandituReviewNumber
            ? words(
                `${source.zh} ${numberWords(tiandituReviewNumber).zh}`,
                `${source.en}, ${numberWords(tiandituReviewNumber).en}`,
              )
            : source,
        ]
      : []),
    ...(demo ? [words('虚构演示地图', 'Invented demo map')] : []),
  ]
}
