import twilio from "twilio"
import type { SendOutcome, WriteWatch } from "#lib/channels/port/transport.ts"
import { ProviderUnreachableError, watchingWrite } from "./http-client.ts"
import { classifyProviderError } from "./provider-errors.ts"

/** The fields of Twilio's Messages resource, of whichever channel. */
export type NewMessage = Parameters<twilio.Twilio["messages"]["create"]>[0]

const noAnswer: SendOutcome = { kind: "unknown", errorCode: null }

/**
 * Hands one message to Twilio, once. Creating a message is not idempotent (Twilio error page 20500), so a 5xx or a silence
 * after the request went out is `unknown` and never repeated here, like an answer without a message's id. Never throws.
 * @param watch told when the write of the request to its connection begins and when it was written
 */
export async function createMessage(
  client: twilio.Twilio,
  message: NewMessage,
  watch: WriteWatch,
): Promise<SendOutcome> {
  try {
    const { sid } = await watchingWrite.run(watch, () => client.messages.create(message))
    return sid ? { kind: "accepted", providerId: sid } : noAnswer
  } catch (error) {
    if (error instanceof twilio.RestException) return outcomeOfAnswer(error.code ?? null, error.status)
    if (error instanceof ProviderUnreachableError) return { kind: "refused", cause: "unreachable" }
    return noAnswer
  }
}

function outcomeOfAnswer(errorCode: number | null, httpStatus: number): SendOutcome {
  const verdict = classifyProviderError(errorCode, httpStatus)
  if (verdict.class === "throttled") return { kind: "refused", cause: "throttled" }
  if (verdict.class === "ambiguous") return { kind: "unknown", errorCode }
  if (verdict.class === "opted_out" && errorCode) return { kind: "opted_out", errorCode }
  if (isSenderWide(errorCode, httpStatus)) return { kind: "misconfigured", errorCode, problem: verdict.text }
  return { kind: "failed", errorClass: verdict.class, errorCode }
}

/** What no other message of this sender would survive either: credentials, account or the sender's number. */
const senderWideCodes = new Set([
  ...[20003, 20005, 20404, 21212, 21659, 21660, 21661, 30002, 30037],
  ...[21701, 21702, 21703, 21704, 21705],
  ...[63001, 63002, 63007, 63008, 63020, 63026, 63051, 63059, 63112, 63120],
])

const isSenderWide = (errorCode: number | null, httpStatus: number) =>
  httpStatus === 401 || httpStatus === 403 || (errorCode !== null && senderWideCodes.has(errorCode))
