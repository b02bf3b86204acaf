import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, errorBody, invalid, tooLarge, type ErrorCode } from '../errors.ts'
import { fault } from '../field-words.ts'

/** What Fastify and its plugins say, as one of our errors; anything else is a bug. */
const BY_CODE: Readonly<Record<string, () => ApiError>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => invalid(fault('body', 'json')),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => invalid(fault('body', 'json')),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => invalid(fault('headers.content-length', 'content-length')),
  FST_ERR_BAD_URL: () => invalid(fault('url', 'url')),
  FST_ERR_MAX_PARAM_LENGTH: () => invalid(fault('url', 'url')),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new ApiError('unsupported-type'),
  FST_ERR_RATE_LIMIT: () => new ApiError('too-many'),
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'sign-in-required',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many',
}

export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  const known = error instanceof Error ? (error as FastifyError) : undefined
  const made = BY_CODE[known?.code ?? '']
  if (made) return made()
  // A body that ends too early, or that is not JSON, comes without a code of Fastify's.
  if (known instanceof SyntaxError && known.statusCode === 400) return invalid(fault('body', 'json'))
  if (known?.statusCode === 400) return invalid(fault('body', 'body-broken-off'))
  const code = BY_STATUS[known?.statusCode ?? 0]
  return new ApiError(code ?? 'failed', { cause: error })
}

/** Every error becomes one body, and one line in the log. Called on the app itself: it holds for every plugin. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerError(request, reply, error))
}

export function answerError(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const isTooLong = detailOf(thrown) === 'FST_ERR_CTP_BODY_TOO_LARGE'
  const error = isTooLong ? tooLarge('body', request.routeOptions.bodyLimit) : toApiError(thrown)
  const { status, code } = error
  const facts = { code, fields: error.fields?.map(({ path }) => path) }
  if (status >= 500) request.log.error({ ...facts, err: error.cause ?? thrown }, 'request failed')
  else request.log.info({ ...facts, detail: detailOf(thrown) }, 'request refused')
  if (error.retryAfterS !== undefined) reply.header('retry-after', error.retryAfterS)
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(error)))
}

/** Fastify's own words say what was wrong with a header or a length; a zod message may quote what was sent. */
const detailOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('FST_')
    ? String(thrown.code)
    : undefined
