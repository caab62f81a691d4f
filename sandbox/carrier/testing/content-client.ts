import type { Twilio } from "twilio"

type CreateRequest = Parameters<Twilio["content"]["v1"]["contents"]["create"]>[0]

/** A template with everything that WhatsApp's card can have besides media. */
export const orderShipped = {
  friendly_name: "order_shipped_en",
  language: "en",
  variables: { "1": "Ann", "2": "A-1001", "3": "a1001" },
  types: {
    "whatsapp/card": {
      header_text: "Your order",
      body: "Hello {{1}}, your order {{2}} has left our warehouse today and is on its way.",
      footer: "Reply STOP to opt out",
      actions: [
        { type: "QUICK_REPLY", title: "Talk to us", id: "talk" },
        { type: "URL", title: "Track", url: "https://shop.example/t/{{3}}" },
        { type: "PHONE_NUMBER", title: "Call", phone: "+15551234567" },
      ],
    },
  },
}

/** The package posts its parameter unchanged, so its keys are those of the wire, whatever its types say. */
export const createContent = (client: Twilio, change: object = {}) =>
  client.content.v1.contents.create({ ...orderShipped, ...change } as unknown as CreateRequest)

/** A request of the Content API with the account's credentials; its answer whatever the status is. */
export async function requestContent(
  client: Twilio,
  method: "get" | "post" | "put",
  path: string,
  data?: object,
): Promise<{ statusCode: number; body: Record<string, unknown> }> {
  const answer = await client.request({
    method,
    uri: client.content.baseUrl + path,
    data,
    headers: { "Content-Type": "application/json" },
  })
  const { statusCode, body } = answer as { statusCode: number; body: unknown }
  return { statusCode, body: (typeof body === "string" ? JSON.parse(body) : body) as Record<string, unknown> }
}

export async function submitContent(client: Twilio, sid: string, name: string, change: object = {}) {
  const path = `/v1/Content/${sid}/ApprovalRequests/whatsapp`
  const { statusCode, body } = await requestContent(client, "post", path, {
    name,
    category: "UTILITY",
    ...change,
  })
  if (statusCode !== 201) throw new Error(`The submission was answered ${statusCode}`)
  return body
}

export async function fetchApproval(client: Twilio, sid: string): Promise<Record<string, unknown>> {
  const approval = await client.content.v1.contents(sid).approvalFetch().fetch()
  return approval.whatsapp as Record<string, unknown>
}
