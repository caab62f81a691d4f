import { describeNumber } from "#lib/campaigns/audience/describe-number.ts"
import type { ConsumerRefusal } from "#lib/campaigns/audience/parse-api-consumer.ts"
import type { ApiConsumer } from "./api-campaign-schema.ts"

type Echo = Pick<ApiConsumer, "variables" | "consumerContent" | "headerVariables">

export type AcceptedConsumer = { id: string; phoneNumber: string } & Pick<Echo, "consumerContent">
export type FailedConsumer = { phone: string; countryCode?: string; errorMessage: string } & Echo

/** The 200 answer of wire contract 2.1; the transport adds `requestTraceId`. */
export type ApiCampaignAnswer = {
  proactiveCampaignId: string
  leCampaignId: string
  leEngagementId: string
  failedConsumers: FailedConsumer[]
  acceptedConsumers: AcceptedConsumer[]
}

/** Requests in the old form get no echo of `consumerContent`. */
export function acceptedConsumer(consumer: ApiConsumer, id: string, phoneNumber: string): AcceptedConsumer {
  const { consumerContent } = consumer
  return { id, phoneNumber, ...(consumerContent && { consumerContent }) }
}

/** Echoes the recipient, whose address was `given`, with the reason; in the old form only `phone`, `errorMessage` and `variables`. */
export function failedConsumer(
  consumer: ApiConsumer,
  given: string,
  { errorMessage, number }: ConsumerRefusal,
): FailedConsumer {
  const { variables, consumerContent, headerVariables } = consumer
  const { phone, countryCode } = describeNumber(given, number)
  if (!consumerContent) return { phone, errorMessage, variables }
  const echo = { variables, consumerContent, ...(headerVariables && { headerVariables }) }
  return { ...echo, phone, countryCode, errorMessage }
}
