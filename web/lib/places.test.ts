import { afterEach, describe, expect, it, vi } from 'vitest'
import { Places } from './places.svelte.ts'

const YUNXI = '990101101'

/** The map of a county that has 云溪镇 and no other township. */
function answerWithYunxi(): void {
  const ring = [
    [110, 29],
    [111, 29],
    [111, 30],
    [110, 29],
  ]
  const yunxi = {
    type: 'Feature',
    properties: { code: YUNXI, level: 'township', name: { zh: '云溪镇', en: 'Yunxi Town' } },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
  vi.stubGlobal('fetch', (path: string) => {
    const features = path.includes('jurisdictions') ? [yunxi] : []
    return Promise.resolve(Response.json({ type: 'FeatureCollection', features }))
  })
}

describe('the names of places', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('a code stands nowhere for a name while the map has not come', () => {
    expect(new Places().name(YUNXI).zh).toBe('…')
  })

  it('a township that the county no longer has is said to be a former one', async () => {
    answerWithYunxi()
    const places = new Places()
    await places.load('1')
    expect(places.name(YUNXI).zh).toBe('云溪镇')
    expect(places.shortName(YUNXI).zh).toBe('云溪')
    expect(places.name('990101199').zh).toBe('原辖区（990101199）')
  })
})
