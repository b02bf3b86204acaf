import { describe, expect, it } from 'vitest'
import { KNOWN_CODES, codeChoice, codeClass, codeGlyph, codeName } from './codes.ts'

describe('event codes', () => {
  it('are five characters and name themselves in both languages', () => {
    for (const code of KNOWN_CODES) {
      expect(code).toMatch(/^[0-9A-Z]{5}$/)
      expect(codeName(code).zh).not.toBe('')
      expect(codeName(code).en).toMatch(/[a-z]/)
      expect([...codeGlyph(code).zh]).toHaveLength(1)
      expect(codeGlyph(code).en).toHaveLength(2)
    }
  })

  it('say only in a list to choose from that the kind of a class is left open', () => {
    expect(codeName('13000')).toEqual({ zh: '公共卫生事件', en: 'Public health event' })
    expect(codeChoice('13000').zh).toBe('公共卫生事件（未细分）')
    expect(codeChoice('11A51')).toEqual(codeName('11A51'))
  })

  it('keep a code nobody knows, after its class where that is known', () => {
    expect(codeName('12B07')).toEqual({ zh: '事故灾难 12B07', en: 'Accident 12B07' })
    expect(codeName('99Z01').zh).toBe('99Z01')
    expect(codeClass('99Z01').zh).toBe('其他')
  })
})
