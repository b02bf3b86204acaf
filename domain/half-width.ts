/** Full-width letters, digits and signs, as a Chinese keyboard types them (`Ｘ１２`, `，`), in their ordinary width. */
export const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
