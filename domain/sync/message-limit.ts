/** The longest message over the line, in bytes of UTF-8 JSON; a longer one is refused. */
export const MOST_MESSAGE_BYTES = 256 * 1024
