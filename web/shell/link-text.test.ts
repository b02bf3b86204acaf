import { expect, it } from 'vitest'
import { linkText, otherReading } from './link-text.ts'

const point = { lat: 29.9301, lon: 110.5602 }

it('a hit says which datum its link was read in', () => {
  expect(linkText(undefined).zh).toBe('坐标（WGS-84）')
  expect(linkText({ program: 'amap', datum: 'GCJ-02', isDatumSure: true })).toEqual({
    zh: '高德地图链接，GCJ-02，已换算',
    en: 'Amap link, GCJ-02, converted',
  })
})

it('a link that does not say its datum is told as such, and offered in the other one too', () => {
  const link = { program: 'google', datum: 'WGS-84', isDatumSure: false } as const
  expect(linkText(link).zh).toBe('谷歌地图链接未注明坐标系，按 WGS-84')
  const other = otherReading(point, link)
  expect(other?.link.datum).toBe('GCJ-02')
  expect(other?.point).not.toEqual(point)
  expect(otherReading(point, { ...link, isDatumSure: true })).toBeUndefined()
})
