import type { Header } from 'pmtiles'
import { words } from '../../../domain/words.ts'
import { MOST_BASEMAP_BYTES } from '../basemap.ts'
import type { Said } from '../check/said.ts'

/** What may be wrong with map.pmtiles, and how to mend it. */
export const MAKE_AGAIN = words(
  '用 pmtiles 工具重新制作：pmtiles convert 原图.mbtiles map.pmtiles',
  'Make it again with the tool of that name: pmtiles convert source.mbtiles map.pmtiles',
)
const COPY_AGAIN = words('重新拷贝；仍不行则重新制作', 'Copy it again; if that does not help, make it again')
export const SHIFTED = [
  words('底图不能用偏移坐标系', 'a base map cannot be in a shifted datum'),
  words(
    '用 WGS-84 或 CGCS2000 的资料制作，并在 datums 中写明 "map"',
    'Make it from data in WGS-84 or CGCS2000, and name "map" under datums',
  ),
] satisfies Said
export const NO_PMTILES = [words('不是 PMTiles 文件', 'is no PMTiles file'), MAKE_AGAIN] satisfies Said
export const NO_DIRECTORY = [
  words('瓦片目录已损坏', 'has a broken directory of tiles'),
  COPY_AGAIN,
] satisfies Said
export const NO_METADATA = [
  words('说明（JSON）已损坏', 'has broken metadata (JSON)'),
  COPY_AGAIN,
] satisfies Said
export const UNKNOWN_TILES = [
  words('瓦片类型不认识', 'holds tiles of an unknown type'),
  words('瓦片须为矢量（MVT）、PNG、JPEG、WebP 或 AVIF', 'Tiles are vector (MVT), PNG, JPEG, WebP or AVIF'),
] satisfies Said
export const UNKNOWN_PACKING = [
  words('压缩方式不支持', 'is packed in a way that is not read'),
  words('用 gzip 压缩或不压缩', 'Pack it with gzip, or not at all'),
] satisfies Said
export const otherVersion = (version: number | undefined) =>
  [
    words(`是 PMTiles 第 ${version} 版`, `is PMTiles version ${version}`),
    words(
      '用第 3 版：pmtiles convert 旧图.pmtiles map.pmtiles',
      'Make it version 3: pmtiles convert old.pmtiles map.pmtiles',
    ),
  ] satisfies Said
export const cutOff = (size: number, end: number) =>
  [
    words(`只有 ${size} 字节，应有 ${end}`, `ends after ${size} bytes, it should have ${end}`),
    COPY_AGAIN,
  ] satisfies Said
export const farRoot = (within: number) =>
  [
    words(`根目录须在前 ${within} 字节之内`, `has a root directory that does not end within ${within} bytes`),
    MAKE_AGAIN,
  ] satisfies Said
export const tooBig = (size: number) =>
  [
    words(`文件过大（${size} 字节）`, `is too big (${size} bytes)`),
    words(
      `不得超过 ${MOST_BASEMAP_BYTES} 字节；只取本县范围：pmtiles extract --bbox`,
      `At most ${MOST_BASEMAP_BYTES} bytes; take out the county alone: pmtiles extract --bbox`,
    ),
  ] satisfies Said
export const noZooms = ({ minZoom, maxZoom }: Header) =>
  [
    words(`缩放级别 ${minZoom}–${maxZoom} 不合理`, `says zooms ${minZoom} to ${maxZoom}`),
    MAKE_AGAIN,
  ] satisfies Said
export const noBounds = ({ minLon, minLat, maxLon, maxLat }: Header) =>
  [
    words(
      `范围不合理：${[minLon, minLat, maxLon, maxLat].join(', ')}`,
      `says bounds that are none: ${[minLon, minLat, maxLon, maxLat].join(', ')}`,
    ),
    MAKE_AGAIN,
  ] satisfies Said
