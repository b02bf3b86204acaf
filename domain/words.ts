/** A phrase in both languages of the screen. Chinese is the first. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export const words = (zh: string, en: string): Words => ({ zh, en })
