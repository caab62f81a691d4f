import { DomainError } from "#lib/platform/errors.ts"

/**
 * The credentials of a token request are wrong, revoked or another account's: the three are never told apart. Only who
 * brings the right secret learns that the client has ended.
 */
export class InvalidClientError extends DomainError {
  readonly code = "invalid_client"
  constructor(message = "The client id or secret is not valid for this account") {
    super(message)
  }
}

/** An access token that gives no access; the message says why, in the words of the wire contract (1.5). */
export class AccessTokenError extends DomainError {
  readonly code = "invalid_token"
}
