interface ErrorFacts {
  readonly [fact: string]: unknown
  type: string
  message: string
  stack: string
}

/**
 * An error as it is logged. Of a query that failed the statement alone: its parameters are names, phones, what was
 * typed as a user name, and hashes of passwords; and a database quotes whole rows in its details.
 */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const isQuery = 'query' in error && 'params' in error
  return {
    type: error.name,
    message: isQuery ? `Failed query: ${String(error.query)}` : error.message,
    stack: isQuery ? framesOf(error) : (error.stack ?? ''),
    ...('code' in error ? { code: error.code } : {}),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  }
}

/** Where it happened, without the message that a stack begins with. */
const framesOf = ({ stack = '' }: Error): string => {
  const at = stack.search(/^ +at /m)
  return at < 0 ? '' : stack.slice(at)
}
