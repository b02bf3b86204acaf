import gcoord from 'gcoord'
import type { Datum, Position } from '../../position.ts'
import { pointFrom } from '../point-text.ts'

/** Programs whose links people paste. */
export const MAP_PROGRAMS = ['amap', 'baidu', 'tencent', 'google', 'apple', 'osm'] as const
export type MapProgram = (typeof MAP_PROGRAMS)[number]

/** A place as a link of a map program says it. */
export interface LinkedPoint {
  readonly point: Position
  readonly program: MapProgram
  readonly datum: Datum
  /**
   * False: the program does not say its datum. Google and Apple draw mainland China in GCJ-02 but give the position of a
   * phone in WGS-84, and a link looks the same either way.
   */
  readonly isDatumSure: boolean
}

interface Link {
  readonly host: string
  /** Everything after the host, decoded. */
  readonly rest: string
  readonly parameters: ReadonlyMap<string, string>
}

interface Program {
  readonly program: MapProgram
  readonly host: RegExp
  readonly datum: Datum
  readonly isDatumSure?: false
  /** The datum that a link says itself, in the words of its program. */
  readonly said?: readonly [parameter: string, meanings: Readonly<Record<string, Datum>>]
  /** Where a link has its coordinates, the pin before the middle of what was in sight. */
  readonly places: readonly ((link: Link) => string | undefined)[]
}

const parameter =
  (name: string) =>
  ({ parameters }: Link): string | undefined =>
    parameters.get(name)
const both =
  (lat: string, lon: string) =>
  ({ parameters }: Link): string | undefined =>
    parameters.has(lat) && parameters.has(lon)
      ? `lat ${parameters.get(lat)} lon ${parameters.get(lon)}`
      : undefined
const inRest =
  (pattern: RegExp) =>
  ({ rest }: Link): string | undefined => {
    const [, a, b] = pattern.exec(rest) ?? []
    return a && b && `${a},${b}`
  }
const SIGHT = inRest(/@(-?\d+\.\d+),(-?\d+\.\d+)/)

/**
 * The formats: lbs.amap.com (URI API), lbsyun.baidu.com (URI API), lbs.qq.com (URI API), Google "Maps URLs", Apple "Map
 * Links"; and what the address line of each shows.
 */
const PROGRAMS: readonly Program[] = [
  {
    ...{ program: 'amap', host: /(?:^|\.)(?:amap|gaode)\.com$|^(?:android|ios)?amap/, datum: 'GCJ-02' },
    said: ['coordinate', { gaode: 'GCJ-02', wgs84: 'WGS-84' }],
    places: [
      ...['position', 'lnglat', 'location', 'to', 'dest', 'q', 'center'].map(parameter),
      ...[both('lat', 'lon'), both('dlat', 'dlon'), inRest(/[?&]p=[^,&]*,(-?\d+\.\d+),(-?\d+\.\d+)/)],
    ],
  },
  {
    ...{ program: 'baidu', host: /(?:^|\.)map\.baidu\.com$|^baidumap|^bdapp/, datum: 'BD-09' },
    said: ['coord_type', { bd09ll: 'BD-09', gcj02: 'GCJ-02', wgs84: 'WGS-84' }],
    places: [...['location', 'latlng', 'center', 'destination'].map(parameter), baiduSight],
  },
  {
    ...{ program: 'tencent', host: /(?:^|\.)map\.qq\.com$|^qqmap/, datum: 'GCJ-02' },
    said: ['coord_type', { 1: 'WGS-84', 2: 'GCJ-02' }],
    places: [
      (link) => /coord:([-\d.]+,[-\d.]+)/.exec(link.parameters.get('marker') ?? '')?.[1],
      ...['coord', 'tocoord', 'center', 'latlng'].map(parameter),
      both('pointy', 'pointx'),
    ],
  },
  {
    ...{ program: 'google', host: /(?:^|\.)google(?:\.[a-z]{2,3}){1,2}$|^comgooglemaps|^google\.navigation/ },
    ...{ datum: 'WGS-84', isDatumSure: false },
    places: [
      inRest(/!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/),
      ...['q', 'query', 'll', 'daddr', 'destination', 'center'].map(parameter),
      ...[inRest(/\/(?:place|search)\/(-?\d+\.\d+),\s*(-?\d+\.\d+)/), SIGHT],
    ],
  },
  {
    ...{ program: 'apple', host: /^maps\.apple(?:\.com)?$|^maps$/, datum: 'WGS-84', isDatumSure: false },
    places: ['coordinate', 'll', 'q', 'daddr', 'address', 'center', 'sll'].map(parameter),
  },
  {
    ...{ program: 'osm', host: /(?:^|\.)openstreetmap\.org$|^osm\.org$/, datum: 'WGS-84' },
    places: [both('mlat', 'mlon'), inRest(/map=\d+\/(-?\d+\.\d+)\/(-?\d+\.\d+)/)],
  },
]

/** A link anywhere in what was pasted: messengers put words around it. */
const LINK =
  /(?<scheme>[a-z][a-z.]+):\/\/(?<whole>[^\s<>"，。；）】]+)|(?<bare>(?:[\w-]+\.)+[a-z]{2,3}\/[^\s<>"，。；）】]+)/i

/**
 * The place that a link of a map program says: 高德, 百度, 腾讯, Google, Apple, OpenStreetMap. The point is in the datum
 * named with it. @returns undefined when there is no such link or it holds no coordinates, as a short link
 */
export function linkedPointFrom(text: string): LinkedPoint | undefined {
  const link = linkIn(text)
  const of = link && PROGRAMS.find(({ host }) => host.test(link.host))
  if (!of) return undefined
  for (const place of of.places) {
    const point = pointFrom(coordinatesOf(place(link)))
    if (!point) continue
    const said = saidDatum(link, of)
    const isDatumSure = of.isDatumSure ?? true
    return { point, program: of.program, datum: said ?? of.datum, isDatumSure }
  }
  return undefined
}

function linkIn(text: string): Link | undefined {
  const { scheme = '', whole, bare } = LINK.exec(text)?.groups ?? {}
  const address = whole ?? bare
  if (address === undefined) return undefined
  const [, server = '', rest = ''] = /^([^/?#]*)(.*)$/s.exec(address) ?? []
  // A program's own scheme (`baidumap://map/marker`) names the program before the `://`.
  const host = bare !== undefined || /^https?$/i.test(scheme) ? server.replace(/:\d+$/, '') : scheme
  const parameters = [...rest.matchAll(/[?&#]([^=&#]+)=([^&#]*)/g)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), decoded(value)] as const,
  )
  return { host: host.toLowerCase(), rest: decoded(rest), parameters: new Map(parameters) }
}

/** `29.9,110.5`, without what programs put around it: `loc:29.9,110.5`, `29.9,110.5(Bridge)`, `110.5,29.9,岩口桥`. */
const coordinatesOf = (value = ''): string =>
  /^(?:loc:|@)?\s*(-?\d+(?:\.\d+)?\s*,\s*-?\d+(?:\.\d+)?)(?:$|[,(\s|])/.exec(value)?.[1] ?? value

function saidDatum({ parameters }: Link, { said }: Program): Datum | undefined {
  // 高德's programs: 0 is what is GCJ-02 already, 1 is a phone's own position.
  if (parameters.get('dev') === '1') return 'WGS-84'
  if (!said) return undefined
  const [name, meanings] = said
  const value = parameters.get(name) ?? parameters.get(name.replace('_', ''))
  return value === undefined ? undefined : meanings[value.toLowerCase()]
}

/** 百度's address line has metres of its own projection. */
function baiduSight({ rest }: Link): string | undefined {
  const [, x, y] = /@(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)/.exec(rest) ?? []
  if (!x || !y) return undefined
  const [lon, lat] = gcoord.transform([Number(x), Number(y)], gcoord.BD09MC, gcoord.BD09)
  return `lat ${lat.toFixed(6)} lon ${lon.toFixed(6)}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A lone `%` is no fault of the coordinates beside it.
    return text
  }
}
