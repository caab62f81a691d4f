import type twilio from "twilio"
import {
  type ContentApproval,
  createContent,
  deleteContent,
  findApproval,
  listContents,
  requestApproval,
} from "#lib/channels/twilio/content.ts"
import type { Template } from "#prisma/generated/client.ts"
import { templateCategory, templateFields } from "../rules/template-fields.ts"
import type { Word } from "./record-word.ts"
import { contentOf } from "./template-content.ts"

const longestNameLeft = 505

/** Meta blocks the name of a rejected or deleted template for 30 days: each submission has one of its own. */
const reviewName = ({ title, submissions }: Template) =>
  submissions > 1 ? `${title.slice(0, longestNameLeft)}_${submissions}` : title

/**
 * Submits a template: content at the provider, and a request that Meta reviews it. Neither is idempotent, so that whatever
 * an earlier try left is looked for by its name, which no other submission has, and gone on with.
 */
export async function submitContent(client: twilio.Twilio, template: Template): Promise<Word> {
  const { id, category } = template
  const name = reviewName(template)
  const friendlyName = `${name}-${id}`
  const contents = await listContents(client, id)
  const known = contents.find((content) => content.friendlyName === friendlyName)?.sid
  const content = contentOf(templateFields.strip().parse(template), friendlyName)
  const contentSid = known ?? (await createContent(client, content))
  const approval = known ? await findApproval(client, known) : null
  if (approval && approval.status !== "unsubmitted") return wordOf(template, contentSid, approval)
  await requestApproval(client, contentSid, { name, category, allow_category_change: true })
  const rejected = contents.filter(({ sid }) => sid !== contentSid)
  await Promise.all(rejected.map(({ sid }) => deleteContent(client, sid)))
  return { status: "received", category, rejectionReason: null, contentSid }
}

/** How the provider says that a submitted template stands. */
export async function askForApproval(client: twilio.Twilio, template: Template): Promise<Word> {
  const { contentSid } = template
  const approval = contentSid && (await findApproval(client, contentSid))
  if (approval) return wordOf(template, contentSid, approval)
  const rejectionReason = "Its content was deleted at Twilio: make a copy of this template and submit that"
  return { status: "disabled", category: template.category, rejectionReason, contentSid }
}

/** A word that is not known changes nothing but that it was submitted, nor does a category that nobody can write here. */
function wordOf(template: Template, contentSid: string, approval: ContentApproval): Word {
  const { status, category, rejection_reason: reason } = approval
  return {
    status: status === null || status === "unsubmitted" ? submittedStatus(template) : status,
    category: templateCategory.safeParse(category).data ?? template.category,
    rejectionReason: reason || null,
    contentSid,
  }
}

const submittedStatus = ({ status }: Template) => (status === "submitting" ? "received" : status)

/** Deletes all that the provider has of a template, of earlier submissions too. */
export async function deleteContents(client: twilio.Twilio, { id, contentSid }: Template): Promise<void> {
  const listed = await listContents(client, id)
  const sids = new Set([...listed.map(({ sid }) => sid), ...(contentSid ? [contentSid] : [])])
  await Promise.all([...sids].map((sid) => deleteContent(client, sid)))
}
