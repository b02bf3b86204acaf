import type { Pack } from '../../db/packs/files.ts'
import { words, type Words } from '../../domain/words.ts'

/** The sources that a pack's header names for any of these layers, each once. @param layers as the header calls them */
export function sourceOfLayers({ sources }: Pack['header'], layers: readonly string[]): Words {
  const named = sources.filter((source) => source.layers.some((layer) => layers.includes(layer)))
  const titles = (of: keyof Words) => [...new Set(named.map(({ title }) => title[of]))]
  return words(titles('zh').join('；'), titles('en').join('; '))
}
