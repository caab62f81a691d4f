/** What the web tool reads about consumers who may have opted out. Pure: screens and routes import it alike. */

export const optOutDecisions = ["opted_out", "not_opted_out"] as const
export type OptOutDecision = (typeof optOutDecisions)[number]

/** Before or after the day by which the law wants an opt-out honoured. */
export const optOutUrgencies = ["overdue", "in_time"] as const

export type OptOutQuestionRow = {
  /** The consumer, as suppressions and audit entries name them. */
  id: string
  /** What they said that is to be decided together. */
  questionIds: string[]
  /** null after the number was erased. */
  address: string | null
  /** In the order of time, the first and the latest of many; ISO 8601, as all instants here. */
  said: { text: string; at: string }[]
  heardAt: string
  /** Ten business days after the first of them: 47 CFR 64.1200(a)(10). */
  decideBy: string
  isOverdue: boolean
  /** Messages of campaigns that wait for the decision. */
  heldCount: number
}
