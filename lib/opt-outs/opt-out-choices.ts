export const optOutDecisions = ["opted_out", "not_opted_out"] as const
export type OptOutDecision = (typeof optOutDecisions)[number]

/** Before or after the day by which the law wants an opt-out honoured. */
export const optOutUrgencies = ["overdue", "in_time"] as const
