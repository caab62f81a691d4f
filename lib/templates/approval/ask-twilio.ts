import twilio from "twilio"
import { getTwilioSettings } from "#lib/channels/twilio/account.ts"
import { twilioClient } from "#lib/channels/twilio/client.ts"
import { ProviderSilentError, ProviderUnreachableError } from "#lib/channels/twilio/http-client.ts"
import { classifyProviderError } from "#lib/channels/twilio/provider-errors.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { UnavailableError } from "#lib/platform/errors.ts"

/** The provider answered that it does not do this; the message says why. */
export class RefusedError extends UnavailableError {}

/** Asks with the account's credentials. Throws RefusedError, and UnavailableError when there is no answer. */
export async function askTwilio<T>(ctx: Ctx, ask: (client: twilio.Twilio) => Promise<T>): Promise<T> {
  const settings = await getTwilioSettings(ctx.db, ctx.accountId)
  if ("problem" in settings) throw new RefusedError(settings.problem)
  try {
    return await ask(twilioClient(settings))
  } catch (error) {
    throw domainErrorOf(error)
  }
}

function domainErrorOf(error: unknown): unknown {
  const isSilence = error instanceof ProviderSilentError || error instanceof ProviderUnreachableError
  if (!isSilence && !(error instanceof twilio.RestException)) return error
  const refusal = isSilence ? null : refusalText(error)
  if (refusal !== null) return new RefusedError(refusal, { cause: error })
  return new UnavailableError("Twilio could not be asked: try again in a minute", { cause: error })
}

/** null for an answer after which the same question may be answered otherwise. */
function refusalText({ code, status, message }: twilio.RestException): string | null {
  if (status >= 500 || status === 408 || status === 429) return null
  if (status === 401 || status === 403) return classifyProviderError(code ?? null, status).text
  return `Twilio does not take it: ${message}`
}
