import { z } from "zod"
import {
  DomainError,
  type FieldProblem,
  ForbiddenError,
  InvalidInputError,
  MethodNotAllowedError,
  RateLimitedError,
} from "./errors.ts"

/** RFC 9457 problem details, as every route of our own API answers an error. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  fields?: FieldProblem[]
  /** The roles that may do what was refused. */
  roles?: string[]
  /** The methods that the address takes. */
  allow?: string[]
  retryAfterMs?: number
}

const kinds: Record<string, { status: number; title: string }> = {
  malformed_request: { status: 400, title: "The request cannot be read" },
  unauthenticated: { status: 401, title: "Sign in first" },
  access_disabled: { status: 403, title: "Your access was switched off" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  forged_webhook: { status: 403, title: "The webhook is not signed by the provider" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Not with this method" },
  conflict: { status: 409, title: "Changed in the meantime" },
  too_large: { status: 413, title: "Too large" },
  invalid_input: { status: 422, title: "Check the input" },
  rate_limited: { status: 429, title: "Over a limit" },
  unavailable: { status: 503, title: "Not available at the moment" },
}

const defect = {
  status: 500,
  title: "Something went wrong on our side",
  detail: "Try again. If it happens again, give the request id to your administrator.",
  code: "internal",
}

/** Maps an error to problem details; what is not a domain error is a defect and tells nothing of its inside. */
export function problemOf(thrown: unknown, requestId: string): Problem {
  const error = thrown instanceof z.ZodError ? invalidInput(thrown) : thrown
  const kind = error instanceof DomainError ? kinds[error.code] : undefined
  if (!(error instanceof DomainError) || !kind) return { type: "about:blank", requestId, ...defect }
  return {
    type: "about:blank",
    ...kind,
    ...(error instanceof ForbiddenError && error.roles.length === 0 && { title: "Not allowed" }),
    detail: error.message,
    code: error.code,
    requestId,
    ...(error instanceof InvalidInputError && { fields: error.fields }),
    ...(error instanceof ForbiddenError && { roles: error.roles }),
    ...(error instanceof MethodNotAllowedError && { allow: error.allow }),
    ...(error instanceof RateLimitedError && { retryAfterMs: error.retryAfterMs }),
  }
}

const invalidInput = (error: z.ZodError) => {
  const fields = error.issues.map(({ path, message }) => ({
    path: path.join("."),
    message: message.charAt(0).toUpperCase() + message.slice(1),
  }))
  return new InvalidInputError(fields[0]?.message ?? "The input is not valid", fields)
}
