import { describe, expect, it } from 'vitest'
import {
  areaWords,
  ageWords,
  clockText,
  coordinatesText,
  countText,
  dayText,
  distanceText,
  durationText,
  fieldMs,
  fieldText,
  lagText,
  momentText,
  tPlusText,
} from './time.ts'

const at = Date.parse('2026-11-23T21:04:17+08:00')

describe('times and figures as the screens write them', () => {
  it('writes instants in county time, whatever the PC is set to', () => {
    expect(clockText(at)).toBe('21:04:17')
    expect(dayText(at)).toBe('11-23')
    expect(momentText(at, at + 60_000)).toBe('21:04')
    expect(momentText(at, at + 24 * 3_600_000)).toBe('11-23 21:04')
  })

  it('reads back what stands in a field for a date and time', () => {
    expect(fieldText(at)).toBe('2026-11-23T21:04:17')
    expect(fieldMs(fieldText(at))).toBe(at)
    expect(fieldMs('2026-11-23T21:04')).toBe(at - 17_000)
    expect(fieldMs('')).toBeNaN()
  })

  it.each([
    [-4_000, '刚刚', 'just now'],
    [4_999, '刚刚', 'just now'],
    [59_000, '59 秒前', '59 s ago'],
    [60_000, '1 分钟前', '1 min ago'],
    [3_599_000, '59 分钟前', '59 min ago'],
    [3_600_000, '1 小时前', '1 h ago'],
    [49 * 3_600_000, '2 天前', '2 d ago'],
  ])('says the age %i ms', (ms, zh, en) => expect(ageWords(ms)).toEqual({ zh, en }))

  it('writes spans, exercise time and lag', () => {
    expect(durationText(249_000)).toBe('4:09')
    expect(durationText(3_723_000)).toBe('1:02:03')
    expect(tPlusText(5_025_999)).toBe('T+01:23:45')
    expect(lagText(180)).toBe('0.2 s')
    expect(lagText(12_400)).toBe('12 s')
  })

  it('writes distances, coordinates and counts', () => {
    expect(distanceText(846)).toBe('850 m')
    expect(distanceText(1_840)).toBe('1.8 km')
    expect(areaWords(846.4).zh).toBe('846 m²')
    expect(areaWords(124_000)).toEqual({ zh: '12.4 公顷', en: '12.4 ha' })
    expect(areaWords(3_420_000).en).toBe('3.42 km²')
    expect(coordinatesText({ lat: 29.898414, lon: 110.538406 })).toBe('29.89841°N 110.53841°E')
    expect(countText(23600)).toBe('23,600')
  })
})
