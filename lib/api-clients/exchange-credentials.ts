import type { SystemCtx } from "#lib/platform/ctx.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"
import { logOnceIn } from "#lib/platform/log-once-in.ts"
import { networkOf } from "#lib/platform/network-of.ts"
import { InvalidClientError } from "./access-token-error.ts"
import { type ApiCredentials, isClientId } from "./authenticate-api-client.ts"
import { isKnownNetwork, recordNetwork } from "./client-networks.ts"
import { issueAccessToken } from "./issue-access-token.ts"
import { takeFailure, takeGuess } from "./throttle-token-requests.ts"

/** Stands for every id that cannot name a client: they cost the same look-ups as one that does. */
const noClientId = "00000000-0000-0000-0000-000000000000"
const accountForm = /^\d{1,20}$/

/**
 * An access token for a client's credentials, with failures throttled by client and by network and logged. A client is
 * never refused where it got tokens before, whoever guesses at it and from wherever. `address` is the caller's IP address.
 * Throws InvalidClientError, RateLimitedError.
 */
export async function exchangeCredentials(
  system: SystemCtx,
  credentials: ApiCredentials,
  address: string | null,
): Promise<string> {
  const network = networkOf(address)
  const clientId = isClientId(credentials.clientId) ? credentials.clientId.toLowerCase() : noClientId
  try {
    if (!(await isKnownNetwork(system, clientId, network))) await takeGuess(system, clientId)
    const token = await issueAccessToken(system, credentials)
    await recordNetwork(system, clientId, network)
    return token
  } catch (error) {
    const accountId = accountForm.test(credentials.accountId) ? credentials.accountId : null
    const failure = { accountId, clientId, callerAddress: address }
    if (error instanceof InvalidClientError) await countFailure(system, failure, network)
    if (error instanceof RateLimitedError) reportThrottled({ system, ...failure })
    throw error
  }
}

/** What is logged of a failed request; never the secret, and of what a stranger wrote only what has the form of an id. */
type Failure = { accountId: string | null; clientId: string; callerAddress: string | null }

async function countFailure(system: SystemCtx, failure: Failure, network: string): Promise<void> {
  try {
    await takeFailure(system, network)
    system.log.warn(failure, "token request refused: wrong credentials")
  } catch (error) {
    if (error instanceof RateLimitedError) reportThrottled({ system, ...failure })
    throw error
  }
}

/** An attack is one line a second, whatever its pace. */
const reportThrottled = logOnceIn<Failure & { system: SystemCtx }>(1000, (repeats, { system, ...failure }) =>
  system.log.warn({ ...failure, repeats }, "token requests are throttled"),
)
