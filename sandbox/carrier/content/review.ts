import type { Settings } from "../settings.ts"
import { type ApprovalCategory, approvalStatusAt, type Content, type Verdict } from "./content.ts"
import type { ContentStore } from "./content-store.ts"
import { findObjections } from "./rules.ts"

const NAME_BLOCKED_MS = 30 * 86_400_000

/** Words that decide when they are part of the name under which a template is submitted, whatever the settings say. */
export const MAGIC_WORDS = [
  { word: "magic_approved", what: "Approved", outcome: "approved" },
  { word: "magic_rejected", what: "Rejected", outcome: "rejected" },
  { word: "magic_pending", what: "Stays pending", outcome: "pending" },
  { word: "magic_paused", what: "Paused", outcome: "paused" },
  { word: "magic_disabled", what: "Disabled", outcome: "disabled" },
  {
    word: "magic_marketing",
    what: "Approved as MARKETING if the category may be changed, else rejected",
    outcome: "marketing",
  },
] as const

export type Submission = { name: string; category: ApprovalCategory; allowCategoryChange: boolean }

const rejected = (category: ApprovalCategory, rejectionReason: string): Verdict => ({
  outcome: "rejected",
  rejectionReason,
  category,
})

/** Why the name cannot be used: one that was rejected or deleted in this language is blocked for 30 days. */
function nameProblem(contents: ContentStore, { language }: Content, name: string, nowMs: number) {
  const blocks = (other: Content): boolean => {
    if (other.approval?.name !== name || other.language !== language) return false
    const endedAtMs = other.deletedAtMs ?? other.approval.decidedAtMs
    const isEnded = other.deletedAtMs !== null || approvalStatusAt(other, nowMs) === "rejected"
    return isEnded && nowMs - endedAtMs < NAME_BLOCKED_MS
  }
  if (!contents.all().some(blocks)) return null
  return `A template named ${name} was rejected or deleted in this language less than 30 days ago.`
}

/** What WhatsApp will say: first its rules and the name, then a magic word in it, then the settings. */
export function judge(
  contents: ContentStore,
  settings: Readonly<Settings>,
  content: Content,
  submission: Submission,
  nowMs: number,
): Verdict {
  const { name, category, allowCategoryChange } = submission
  const problem = findObjections(content) ?? nameProblem(contents, content, name, nowMs)
  if (problem !== null) return rejected(category, `INVALID_FORMAT. ${problem}`)
  const magic = MAGIC_WORDS.find(({ word }) => name.includes(word))?.outcome
  const outcome = magic ?? settings.approvalOutcome
  if (outcome === "rejected") return rejected(category, settings.approvalRejectionReason)
  if (outcome !== "marketing") return { outcome, rejectionReason: "", category }
  return allowCategoryChange
    ? { outcome: "approved", rejectionReason: "", category: "MARKETING" }
    : rejected(category, "INCORRECT_CATEGORY. The content is marketing.")
}
