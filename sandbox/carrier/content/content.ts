import type { ContentTypes } from "./content-schema.ts"

export const APPROVAL_OUTCOMES = ["approved", "rejected", "pending", "paused", "disabled"] as const

export type ApprovalOutcome = (typeof APPROVAL_OUTCOMES)[number]

export type ApprovalCategory = "UTILITY" | "MARKETING" | "AUTHENTICATION"

/** What WhatsApp makes of a submission; `rejectionReason` is empty unless it was rejected. */
export type Verdict = {
  readonly outcome: ApprovalOutcome
  readonly rejectionReason: string
  readonly category: ApprovalCategory
}

/** A submission to WhatsApp. The verdict is known at once, and told from `decidedAtMs` on. */
export type Approval = {
  readonly name: string
  readonly category: ApprovalCategory
  readonly allowCategoryChange: boolean
  readonly contentType: string
  readonly verdict: Verdict
  readonly decidedAtMs: number
}

/** One language of one template, as Twilio's Content API holds it. */
export type Content = {
  readonly sid: string
  readonly friendlyName: string
  readonly language: string
  readonly variables: Readonly<Record<string, string>>
  readonly types: ContentTypes
  readonly createdAtMs: number
  readonly updatedAtMs: number
  /** Null until it is submitted. */
  readonly approval: Approval | null
  /** Deleted ones that were submitted are remembered: WhatsApp blocks their names for a while. */
  readonly deletedAtMs: number | null
}

/** How an approval stands, as Twilio tells it. */
export type ApprovalStatus = "unsubmitted" | ApprovalOutcome

export function approvalStatusAt({ approval }: Pick<Content, "approval">, atMs: number): ApprovalStatus {
  if (approval === null) return "unsubmitted"
  return atMs < approval.decidedAtMs ? "pending" : approval.verdict.outcome
}
