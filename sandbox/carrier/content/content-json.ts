import { approvalStatusAt, type Content } from "./content.ts"

/** ISO 8601 to the second, as the Content API writes its dates. */
const dateOf = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`

const fieldsOf = (accountSid: string, content: Content) => ({
  account_sid: accountSid,
  date_created: dateOf(content.createdAtMs),
  date_updated: dateOf(content.updatedAtMs),
  friendly_name: content.friendlyName,
  language: content.language,
  sid: content.sid,
  types: content.types,
  variables: content.variables,
})

/** The Content resource; `origin` is where the answer came from, for its links. */
export function contentResource(accountSid: string, origin: string, content: Content) {
  const url = `${origin}/v1/Content/${content.sid}`
  return {
    ...fieldsOf(accountSid, content),
    links: {
      approval_create: `${url}/ApprovalRequests/whatsapp`,
      approval_fetch: `${url}/ApprovalRequests`,
    },
    url,
  }
}

/** How the approval stands; all empty before it was asked for. */
function approvalFields(content: Content, nowMs: number) {
  const { approval } = content
  const status = approvalStatusAt(content, nowMs)
  const verdict = approval !== null && nowMs >= approval.decidedAtMs ? approval.verdict : null
  return {
    allow_category_change: approval?.allowCategoryChange ?? true,
    category: verdict?.category ?? approval?.category ?? "",
    content_type: approval?.contentType ?? "",
    name: approval?.name ?? "",
    rejection_reason: verdict?.rejectionReason ?? "",
    status,
  }
}

/** The answer to a submission: nothing is decided yet. */
export const approvalCreated = (content: Content) => ({
  ...approvalFields(content, Number.NEGATIVE_INFINITY),
  status: "received",
})

export const approvalResource = (accountSid: string, origin: string, content: Content, nowMs: number) => ({
  account_sid: accountSid,
  sid: content.sid,
  url: `${origin}/v1/Content/${content.sid}/ApprovalRequests`,
  whatsapp: { type: "whatsapp", ...approvalFields(content, nowMs) },
})

export const contentAndApproval = (accountSid: string, content: Content, nowMs: number) => ({
  ...fieldsOf(accountSid, content),
  approval_requests: approvalFields(content, nowMs),
})
