import { describe, expect, it } from 'vitest'
import { words } from '../../../domain/words.ts'
import { namedVillage } from './named-village.ts'

const village = (code: string, zh: string, en: string) => ({ code, name: words(zh, en) })
const xitou = village('990101101003', '溪头村', 'Xitou Village')
const villages = [
  xitou,
  village('990101101004', '石坪村', 'Shiping Village'),
  village('990101102001', '石坪村', 'Shiping Village'),
]

describe('the village of a place that is typed', () => {
  it('is the one that the place begins with, in either language', () => {
    expect(namedVillage(' 溪头村三组桥头', '990101101', villages)).toBe(xitou)
    expect(namedVillage('xitou village', '990101', villages)).toBe(xitou)
  })

  it('is none of another jurisdiction, none of two of one name, and none for half a name', () => {
    expect(namedVillage('溪头村', '990101102', villages)).toBeUndefined()
    expect(namedVillage('石坪村', '990101', villages)).toBeUndefined()
    expect(namedVillage('石坪村', '990101102', villages)?.code).toBe('990101102001')
    expect(namedVillage('溪头', '990101101', villages)).toBeUndefined()
    expect(namedVillage('', '990101101', villages)).toBeUndefined()
  })
})
