import { describe, expect, it } from 'vitest'
import { pointFrom } from './point-text.ts'

describe('coordinates as people write them', () => {
  const point = { lat: 29.89841, lon: 110.53841 }
  it.each([
    '29.89841, 110.53841',
    '110.53841,29.89841',
    '29.89841°N 110.53841°E',
    '北纬29.89841 东经110.53841',
    'E110.53841 N29.89841',
    '东经110.53841度，北纬29.89841度',
    '29.89841/110.53841',
    '经度：110.53841，纬度：29.89841',
    '纬度29.89841 经度110.53841',
    '纬度：北纬29.89841 经度：东经110.53841',
    'lat 29.89841 lon 110.53841',
    'Latitude: 29.89841 N, Longitude: 110.53841 E',
    'lng=110.53841, lat=29.89841',
    'geo:29.89841,110.53841;u=35',
    '１１０．５３８４１，２９．８９８４１',
  ])('reads %s', (text) => expect(pointFrom(text)).toEqual(point))

  it.each([
    `110°32'18.276"E 29°53'54.276"N`,
    '北纬29°53′54.276″ 东经110°32′18.276″',
    '29度53分54.276秒N，110度32分18.276秒E',
    '29 53 54.276 110 32 18.276',
    '29:53:54.276 N, 110:32:18.276 E',
    'N 29 53 54.276 E 110 32 18.276',
    '29°53.9046′N 110°32.3046′E',
  ])('reads degrees, minutes and seconds: %s', (text) => {
    expect(pointFrom(text)?.lat).toBeCloseTo(point.lat, 7)
    expect(pointFrom(text)?.lon).toBeCloseTo(point.lon, 7)
  })

  it('takes the side of the world into account', () => {
    expect(pointFrom('12.5°S 70.25°W')).toEqual({ lat: -12.5, lon: -70.25 })
    expect(pointFrom('-12.5, 70.25')).toEqual({ lat: -12.5, lon: 70.25 })
  })

  it.each([
    '',
    '29.8',
    '29.8, abc',
    '1,2,3',
    '95, 200',
    `29°75'N 110°E`,
    '岩口桥 29.8 110.5',
    'N29.8N 110.5',
    'lat 29.8 lat 110.5',
    '29 53 54',
    '29 75 10 110 32 18',
  ])('does not read %j', (text) => expect(pointFrom(text)).toBeUndefined())
})
