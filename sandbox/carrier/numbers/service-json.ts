import { createHash } from "node:crypto"
import { refusalOfSender } from "../sending/magic.ts"

/** Services are as old as the process: nothing here is kept. */
const CREATED_AT = new Date().toISOString().replace(/\.\d+Z$/, "Z")
const SERVICES_URL = "https://messaging.twilio.com/v1/Services"

/** The Service resource of Twilio's messaging API. */
export function serviceResource(accountSid: string, sid: string) {
  const url = `${SERVICES_URL}/${sid}`
  return {
    account_sid: accountSid,
    area_code_geomatch: true,
    date_created: CREATED_AT,
    date_updated: CREATED_AT,
    fallback_method: "POST",
    fallback_to_long_code: false,
    fallback_url: null,
    friendly_name: "Carrier sandbox",
    inbound_method: "POST",
    inbound_request_url: null,
    links: Object.fromEntries(
      [
        ["phone_numbers", "PhoneNumbers"],
        ["short_codes", "ShortCodes"],
        ["alpha_senders", "AlphaSenders"],
      ].map(([name, path]) => [name, `${url}/${path}`]),
    ),
    mms_converter: true,
    scan_message_content: "inherit",
    sid,
    smart_encoding: true,
    status_callback: null,
    sticky_sender: true,
    synchronous_validation: false,
    url,
    us_app_to_person_registered: false,
    use_inbound_webhook_on_number: false,
    usecase: null,
    validity_period: 36_000,
  }
}

/** A number in a service's pool. */
export function pooledNumberResource(accountSid: string, service: string, number: string) {
  const sid = `PN${createHash("md5").update(number).digest("hex")}`
  return {
    account_sid: accountSid,
    capabilities: refusalOfSender(number) === undefined ? ["SMS", "MMS", "Voice"] : ["Voice"],
    country_code: "US",
    date_created: CREATED_AT,
    date_updated: CREATED_AT,
    phone_number: number,
    service_sid: service,
    sid,
    url: `${SERVICES_URL}/${service}/PhoneNumbers/${sid}`,
  }
}
