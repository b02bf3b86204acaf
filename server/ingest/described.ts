import type { Described } from '../plugins/described.ts'

/** What devices send, for the contract; the decoders look at the message itself, whatever it says that it is. */

const text = { type: 'string' }
const number = (description: string, more: object = {}) => ({ type: 'number', description, ...more })
const lat = number('Degrees, WGS-84', { minimum: -90, maximum: 90 })
const lon = number('Degrees, WGS-84', { minimum: -180, maximum: 180 })
const when = { type: ['number', 'string'], description: 'Epoch seconds or milliseconds, or ISO 8601' }

const flat = {
  id: { ...text, description: 'Of the device; `deviceid` too' },
  ...{ lat, lon, timestamp: { ...when, description: `${when.description}; absent: now` } },
  location: { ...text, description: '`lat,lon` in one, in place of both' },
  ...{ altitude: number('Metres'), accuracy: number('Metres') },
  ...{ speed: number('Knots'), bearing: number('Degrees'), heading: number('As bearing') },
  batt: number('Per cent'),
  alarm: { ...text, description: '`sos` calls for help' },
  valid: { ...text, description: '`false` or 0: no fix' },
}

const one = {
  type: 'object',
  properties: {
    timestamp: when,
    coords: {
      type: 'object',
      required: ['latitude', 'longitude'],
      properties: {
        ...{ latitude: lat, longitude: lon, altitude: number('Metres'), accuracy: number('Metres') },
        ...{ speed: number('Metres a second; below 0: not known'), heading: number('Degrees') },
      },
    },
    battery: { type: 'object', properties: { level: number('0 to 1') } },
    alarm: text,
  },
}

/** Traccar Client from 9 on, a flat object, or an array of flat objects that were kept while there was no line. */
const json = {
  anyOf: [
    {
      type: 'object',
      required: ['device_id', 'location'],
      properties: { device_id: text, location: { anyOf: [one, { type: 'array', items: one }] } },
    },
    { type: 'object', properties: flat },
    { type: 'array', items: { type: 'object', properties: flat }, maxItems: 5_000 },
  ],
}

export const osmandQuery: Described = { querystring: { type: 'object', properties: flat } }
export const osmandMessage: Described = {
  ...osmandQuery,
  body: {
    content: {
      'application/json': { schema: json },
      'application/x-www-form-urlencoded': { schema: { type: 'object', properties: flat } },
    },
  },
}

const user = { ...text, description: 'The user; else that of Basic authentication' }
const device = { ...text, description: 'The device' }

export const owntracksMessage: Described = {
  querystring: { type: 'object', properties: { u: user, d: device } },
  headers: { type: 'object', properties: { 'x-limit-u': user, 'x-limit-d': device } },
  body: {
    type: 'object',
    required: ['_type'],
    properties: {
      _type: { ...text, description: '`location`; others are taken and ignored, `encrypted` is refused' },
      ...{ lat, lon, tst: number('Epoch seconds') },
      ...{ alt: number('Metres'), acc: number('Metres'), vel: number('km/h'), cog: number('Degrees') },
      batt: number('Per cent'),
    },
  },
}
