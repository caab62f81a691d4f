import type { TemplateStatus } from "./template-status-chip.tsx"

/** What may still be written: before the first submission, and to mend what was rejected. */
export const isEditable = (status: TemplateStatus) => status === "unsubmitted" || status === "rejected"

/** On its way: its status changes by itself. */
export const isInReview = (status: TemplateStatus) =>
  status === "submitting" || status === "received" || status === "pending"

/** The provider knows it, so that it can be asked how the template stands. */
export const isCheckable = (status: TemplateStatus) => status !== "unsubmitted"
