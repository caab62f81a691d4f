import twilio from "twilio"
import type { Webhook } from "#lib/channels/port/webhook-source.ts"
import { seal } from "#lib/platform/crypto.ts"
import type { Database } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { twilioWebhooks } from "../webhook-source.ts"

export const testTwilio = { accountSid: `AC${"a".repeat(32)}`, authToken: "the account's own auth token" }

/** Gives an account Twilio credentials of its own, as Settings does; `baseUrl` is that of a carrier sandbox. */
export async function connectTwilio(
  db: Database,
  accountId: string,
  { accountSid, authToken, baseUrl }: Partial<typeof testTwilio> & { baseUrl?: string } = {},
): Promise<void> {
  await db.account.update({
    where: { id: accountId },
    data: {
      twilioAccountSid: accountSid ?? testTwilio.accountSid,
      twilioAuthTokenSealed: seal(authToken ?? testTwilio.authToken),
      twilioBaseUrl: baseUrl,
    },
  })
}

type Signing = { accountId: string; path: string; fields: Record<string, string>; authToken?: string }

/** A webhook as Twilio sends it: AccountSid among the fields, signed over the public URL by the `twilio` package. */
export function signedWebhook({ accountId, path, fields, authToken }: Signing): Webhook {
  const target = `/api/webhooks/twilio/${accountId}/${path}`
  const all = { AccountSid: testTwilio.accountSid, ApiVersion: "2010-04-01", ...fields }
  const signature = twilio.getExpectedTwilioSignature(
    authToken ?? testTwilio.authToken,
    env().PUBLIC_URL + target,
    all,
  )
  const { searchParams: query } = new URL(target, env().PUBLIC_URL)
  const headers = { "x-twilio-signature": signature }
  return { source: twilioWebhooks, accountId, target, query, fields: all, headers }
}

/** A MessageSid, the same for the same number. */
export const testSid = (number: number) => `SM${number.toString(16).padStart(32, "0")}`

/** A status callback for a message whose id (if any) is in its URL. */
export function statusWebhook(
  accountId: string,
  report: {
    status: string
    sid: string
    messageId?: string
    /** Named in the URL, but for the first. */
    leg?: number
    errorCode?: number
    extra?: Record<string, string>
  },
): Webhook {
  const { status, sid, messageId, leg, errorCode, extra } = report
  const fields = { MessageSid: sid, SmsSid: sid, MessageStatus: status, SmsStatus: status, ...extra }
  return signedWebhook({
    accountId,
    path: messageId ? `status?m=${messageId}${leg ? `&l=${leg}` : ""}` : "status",
    fields: { ...fields, ...(errorCode && { ErrorCode: String(errorCode) }) },
  })
}

/** A message from a consumer. */
export function inboundWebhook(
  accountId: string,
  message: { sid: string; from: string; to: string; body: string; extra?: Record<string, string> },
): Webhook {
  const { sid, from, to, body, extra } = message
  const fields = { MessageSid: sid, SmsSid: sid, SmsStatus: "received", From: from, To: to, Body: body }
  return signedWebhook({ accountId, path: "inbound", fields: { ...fields, NumMedia: "0", ...extra } })
}
