import twilio from "twilio"
import { z } from "zod"

/** Content as Twilio's Content API has it: the package posts it as it is, and its types ask for names that the API does not know. */
export type NewContent = {
  friendly_name: string
  language: string
  /** A sample for each variable, by its number. */
  variables: Record<string, string>
  types: Record<string, object>
}

const approvalStatuses = [
  "unsubmitted",
  "received",
  "pending",
  "approved",
  "rejected",
  "paused",
  "disabled",
] as const

const approvalSchema = z.object({
  /** null for a word that we do not know. */
  status: z.enum(approvalStatuses).nullable().catch(null),
  category: z.string().catch(""),
  rejection_reason: z.string().catch(""),
})

/** How an approval by WhatsApp stands. */
export type ContentApproval = z.output<typeof approvalSchema>

const unsubmitted: ContentApproval = { status: "unsubmitted", category: "", rejection_reason: "" }

/** What a name at Twilio leads to. */
export type NamedContent = { sid: string; friendlyName: string }

type Contents = twilio.Twilio["content"]["v1"]["contents"]

/** Creates content, once: it is not idempotent, so that who is not sure looks for it by its name first. Answers its sid. */
export async function createContent(client: twilio.Twilio, content: NewContent): Promise<string> {
  const given = content as unknown as Parameters<Contents["create"]>[0]
  return (await client.content.v1.contents.create(given)).sid
}

/** Content whose name has this text, which holds letters, digits, _ and - only: Twilio reads it as a regular expression. */
export const listContents = (client: twilio.Twilio, nameContains: string): Promise<NamedContent[]> =>
  client.content.v2.contents.list({ contentName: nameContains, limit: 100 })

/** Submits content to WhatsApp; what is submitted already is refused with 92009. */
export async function requestApproval(
  client: twilio.Twilio,
  contentSid: string,
  approval: { name: string; category: string; allow_category_change: boolean },
): Promise<void> {
  const { approvalCreate } = client.content.v1.contents(contentSid)
  await approvalCreate.create(approval as unknown as Parameters<typeof approvalCreate.create>[0])
}

/** How the approval of content stands; null when Twilio does not know the content, or not any more. */
export async function findApproval(
  client: twilio.Twilio,
  contentSid: string,
): Promise<ContentApproval | null> {
  try {
    const { whatsapp } = await client.content.v1.contents(contentSid).approvalFetch().fetch()
    return whatsapp?.status ? approvalSchema.parse(whatsapp) : unsubmitted
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

/** Deletes content; what is gone already is no error. */
export async function deleteContent(client: twilio.Twilio, contentSid: string): Promise<void> {
  try {
    await client.content.v1.contents(contentSid).remove()
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

const isGone = (error: unknown) => error instanceof twilio.RestException && error.status === 404
