import { z } from "zod"
import {
  DomainError,
  type FieldProblem,
  ForbiddenError,
  InvalidInputError,
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
  retryAfterMs?: number
}

const kinds: Record<string, { status: number; title: string }> = {
  unauthenticated: { status: 401, title: "Sign in first" },
  access_disabled: { status: 403, title: "Your access was switched off" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Changed in the meantime" },
  too_large: { status: 413, title: "Too large" },
  invalid_input: { status: 422, title: "Check the input" },
  rate_limited: { status: 429, title: "Over a limit" },
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
    detail: error.message,
    code: error.code,
    requestId,
    ...(error instanceof InvalidInputError && { fields: error.fields }),
    ...(error instanceof ForbiddenError && { roles: error.roles }),
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
