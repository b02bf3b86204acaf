/** A screen that is narrow, or a phone laid on its side. Styles say the same words (tests/house/media.test.ts). */
export const PHONE = '(max-width: 767px), (max-width: 1000px) and (max-height: 500px)'

/** A phone on its side: no room for bars above one another. */
export const SIDEWAYS = '(min-width: 560px) and (max-width: 1000px) and (max-height: 500px)'
