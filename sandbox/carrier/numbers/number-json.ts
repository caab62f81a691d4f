import { createHash } from "node:crypto"
import { API_VERSION, rfc2822 } from "../messages/message-json.ts"
import type { OwnNumber } from "./account-numbers.ts"

/** The account is as old as the process: nothing here is kept. */
const BOUGHT_AT = rfc2822(Date.now())

/** The Account resource of Twilio's 2010-04-01 API; the token is never in it. */
export function accountResource(accountSid: string) {
  const uri = `/${API_VERSION}/Accounts/${accountSid}`
  return {
    auth_token: null,
    date_created: BOUGHT_AT,
    date_updated: BOUGHT_AT,
    friendly_name: "Carrier sandbox",
    owner_account_sid: accountSid,
    sid: accountSid,
    status: "active",
    subresource_uris: { incoming_phone_numbers: `${uri}/IncomingPhoneNumbers.json` },
    type: "Full",
    uri: `${uri}.json`,
  }
}

/** The IncomingPhoneNumber resource: a number has the same sid whenever it is asked for. */
export function numberResource(accountSid: string, { number, canSendSms }: OwnNumber) {
  const sid = `PN${createHash("md5").update(number).digest("hex")}`
  return {
    account_sid: accountSid,
    address_requirements: "none",
    address_sid: null,
    api_version: API_VERSION,
    beta: false,
    bundle_sid: null,
    capabilities: { voice: true, sms: canSendSms, mms: canSendSms, fax: false },
    date_created: BOUGHT_AT,
    date_updated: BOUGHT_AT,
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    emergency_status: "Inactive",
    friendly_name: number,
    identity_sid: null,
    origin: "twilio",
    phone_number: number,
    sid,
    sms_application_sid: null,
    sms_fallback_method: "POST",
    sms_fallback_url: null,
    sms_method: "POST",
    sms_url: null,
    status: "in-use",
    status_callback: null,
    status_callback_method: "POST",
    trunk_sid: null,
    type: "local",
    uri: `/${API_VERSION}/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`,
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_method: "POST",
    voice_fallback_url: null,
    voice_method: "POST",
    voice_receive_mode: "voice",
    voice_url: null,
  }
}
