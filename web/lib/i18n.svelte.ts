import type { Words } from '../../domain/words.ts'
import { keep, kept } from './kept.ts'

export type Language = 'zh' | 'en'

/** The language of the screen: Chinese until someone chooses English. */
class LanguageChoice {
  #current = $state<Language>('zh')

  get current(): Language {
    return this.#current
  }

  start(): void {
    this.choose(kept('language') === 'en' ? 'en' : 'zh')
  }

  choose(language: Language): void {
    this.#current = language
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    keep('language', language)
  }
}

export const language = new LanguageChoice()

/** A phrase in the language of the screen: `t(words)` or `t('事件', 'Incidents')`. */
export function t(words: Words): string
export function t(zh: string, en: string): string
export function t(zh: Words | string, en?: string): string {
  if (typeof zh !== 'string') return zh[language.current]
  return language.current === 'zh' ? zh : (en ?? zh)
}
