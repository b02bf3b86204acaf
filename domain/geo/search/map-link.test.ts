import { describe, expect, it } from 'vitest'
import { linkedPointFrom } from './map-link.ts'

const point = { lat: 29.9301, lon: 110.5602 }

describe('a link of a map program', () => {
  it.each([
    [
      'https://uri.amap.com/marker?position=110.5602,29.9301&name=%E5%B2%A9%E5%8F%A3%E6%A1%A5',
      'amap',
      'GCJ-02',
    ],
    ['https://uri.amap.com/marker?position=110.5602%2C29.9301', 'amap', 'GCJ-02'],
    ['https://uri.amap.com/marker?position=110.5602,29.9301&coordinate=wgs84', 'amap', 'WGS-84'],
    [
      'https://uri.amap.com/navigation?from=110.1,29.1,a&to=110.5602,29.9301,岩口桥&mode=car',
      'amap',
      'GCJ-02',
    ],
    ['https://wb.amap.com/?p=B0FFG,29.9301,110.5602,岩口桥,云溪镇', 'amap', 'GCJ-02'],
    ['https://www.amap.com/?q=29.9301,110.5602,岩口桥', 'amap', 'GCJ-02'],
    ['androidamap://viewMap?sourceApplication=x&lat=29.9301&lon=110.5602&dev=0', 'amap', 'GCJ-02'],
    ['iosamap://viewMap?lat=29.9301&lon=110.5602&dev=1', 'amap', 'WGS-84'],
    ['http://api.map.baidu.com/marker?location=29.9301,110.5602&title=x&output=html', 'baidu', 'BD-09'],
    ['https://api.map.baidu.com/marker?location=29.9301,110.5602&coord_type=gcj02', 'baidu', 'GCJ-02'],
    ['baidumap://map/marker?location=29.9301,110.5602&coordtype=wgs84', 'baidu', 'WGS-84'],
    ['https://map.baidu.com/?latlng=29.9301,110.5602&title=x', 'baidu', 'BD-09'],
    ['https://apis.map.qq.com/uri/v1/marker?marker=coord:29.9301,110.5602;title:岩口桥', 'tencent', 'GCJ-02'],
    ['https://apis.map.qq.com/uri/v1/geocoder?coord=29.9301,110.5602&coord_type=1', 'tencent', 'WGS-84'],
    ['https://map.qq.com/?type=marker&pointx=110.5602&pointy=29.9301', 'tencent', 'GCJ-02'],
    ['https://www.openstreetmap.org/?mlat=29.9301&mlon=110.5602#map=15/29.1/110.1', 'osm', 'WGS-84'],
    ['https://www.openstreetmap.org/#map=15/29.9301/110.5602', 'osm', 'WGS-84'],
  ])('%s', (text, program, datum) =>
    expect(linkedPointFrom(text)).toEqual({ point, program, datum, isDatumSure: true }),
  )

  it.each([
    ['https://maps.google.com/?q=29.9301,110.5602', 'google'],
    ['https://www.google.com/maps?q=loc:29.9301,110.5602', 'google'],
    ['https://www.google.com/maps/search/?api=1&query=29.9301%2C110.5602', 'google'],
    ['https://www.google.com/maps/@29.9301,110.5602,15z', 'google'],
    ['https://www.google.com.hk/maps/place/X/@29.1,110.1,15z/data=!3m1!4b1!3d29.9301!4d110.5602', 'google'],
    ['https://maps.apple.com/?ll=29.9301,110.5602&q=Yankou+Bridge', 'apple'],
    ['https://maps.apple.com/?q=29.9301,110.5602', 'apple'],
    ['maps.apple.com/place?coordinate=29.9301,110.5602', 'apple'],
  ])('%s does not say its datum', (text, program) =>
    expect(linkedPointFrom(text)).toEqual({ point, program, datum: 'WGS-84', isDatumSure: false }),
  )

  it('stands among other words, as a messenger sends it', () =>
    expect(
      linkedPointFrom('我在这里：https://uri.amap.com/marker?position=110.5602,29.9301。快来')?.point,
    ).toEqual(point))

  it('of 百度 has metres in its address line', () => {
    const found = linkedPointFrom('https://map.baidu.com/@12958160,4825907,13z')
    expect(found?.datum).toBe('BD-09')
    // The middle of Beijing.
    expect(found?.point.lat).toBeCloseTo(39.9, 0)
    expect(found?.point.lon).toBeCloseTo(116.4, 0)
  })

  it.each([
    'https://surl.amap.com/abc123',
    'https://example.org/?q=29.9,110.5',
    'https://notgoogle.com/maps/@29.9301,110.5602,15z',
    'https://maps.google.com/?q=%E0%A4%A',
    'https://maps.google.com/?q=129.9,200.5',
    '岩口桥北300米',
    '',
  ])('%j is none', (text) => expect(linkedPointFrom(text)).toBeUndefined())
})
