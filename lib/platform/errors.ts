/** Errors that a person or a client can act on. Each transport maps them once; anything else is a defect. */
export abstract class DomainError extends Error {
  abstract readonly code: string
}

export type FieldProblem = { path: string; message: string }

/** The input breaks a rule; `fields` says where and what to do. */
export class InvalidInputError extends DomainError {
  readonly code = "invalid_input"
  readonly fields: FieldProblem[]
  constructor(message: string, fields: FieldProblem[] = []) {
    super(message)
    this.fields = fields
  }
}

/** The request itself cannot be read: its address is not written as addresses are. */
export class MalformedRequestError extends DomainError {
  readonly code = "malformed_request"
}

/** The address is there, and not for this method; `allow` are those it takes. */
export class MethodNotAllowedError extends DomainError {
  readonly code = "method_not_allowed"
  readonly allow: string[]
  constructor(allow: string[]) {
    super(`This address takes only ${allow.join(", ")}`)
    this.allow = allow
  }
}

/** Whoever sent this webhook does not hold the key of the provider's account. */
export class ForgedWebhookError extends DomainError {
  readonly code = "forged_webhook"
}

/** More than this accepts; the message names the limit. */
export class TooLargeError extends DomainError {
  readonly code = "too_large"
}

/** Nobody is signed in, or the session is over. */
export class UnauthenticatedError extends DomainError {
  readonly code = "unauthenticated"
}

/** A person who was let in before and is shut out now; the message says whom to ask. */
export class AccessDisabledError extends DomainError {
  readonly code = "access_disabled"
}

/** Not there, or another account's: the two are never told apart. */
export class NotFoundError extends DomainError {
  readonly code = "not_found"
  constructor(what: string) {
    super(`${what} was not found`)
  }
}

/** The actor may not do this; `roles` are those that may. */
export class ForbiddenError extends DomainError {
  readonly code = "forbidden"
  readonly roles: string[]
  constructor(message: string, roles: string[]) {
    super(message)
    this.roles = roles
  }
}

/** The thing is no longer in the state this needs: changed by another person, already launched, already cancelled. */
export class ConflictError extends DomainError {
  readonly code = "conflict"
}

/** Somebody else's service that this needs cannot be asked now; nothing was changed. */
export class UnavailableError extends DomainError {
  readonly code = "unavailable"
}

/** Over a limit; may be tried again after `retryAfterMs`, which is never none: who is refused is told when to come back. */
export class RateLimitedError extends DomainError {
  readonly code = "rate_limited"
  readonly retryAfterMs: number
  constructor(message: string, retryAfterMs: number) {
    super(message)
    this.retryAfterMs = Math.max(1, retryAfterMs)
  }
}
