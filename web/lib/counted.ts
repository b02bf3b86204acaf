/** `1 item`, `3 items`: a count with its English noun; a plural that is not made with s is given. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
