import type { TileId } from '../terrain/tile.ts'

/** Maps with their labels: vector, imagery, terrain. */
export const TIANDITU_LAYERS = ['vec', 'cva', 'img', 'cia', 'ter', 'cta'] as const
export type TiandituLayer = (typeof TIANDITU_LAYERS)[number]

export const TIANDITU_HOST = 'https://t{0-7}.tianditu.gov.cn'

/**
 * The address of a tile. `_w` is the set in spherical Mercator that MapLibre can draw. The key stays on the server.
 * `host` may name eight machines as `{0-7}`: neighbouring tiles then go to different ones.
 */
export function tiandituUrl(host: string, layer: TiandituLayer, { z, x, y }: TileId, key: string): string {
  const query = new URLSearchParams({
    ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: layer, STYLE: 'default' },
    ...{ TILEMATRIXSET: 'w', FORMAT: 'tiles', TILEMATRIX: `${z}`, TILEROW: `${y}`, TILECOL: `${x}`, tk: key },
  })
  return `${host.replace('{0-7}', `${(x + y) % 8}`)}/${layer}_w/wmts?${query.toString()}`
}
