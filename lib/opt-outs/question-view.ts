import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"

/** A consumer who may have opted out, as screens show them. */
export const optOutQuestionRow = z.strictObject({
  /** The consumer, as suppressions and audit entries name them. */
  id: z.string(),
  /** What they said that is to be decided together. */
  questionIds: z.array(z.string()),
  /** null after the number was erased. */
  address: z.string().nullable(),
  /** In the order of time, the first and the latest of many. */
  said: z.array(z.strictObject({ text: z.string(), at: instant })),
  heardAt: instant,
  /** Ten business days after the first of them: 47 CFR 64.1200(a)(10). */
  decideBy: instant,
  isOverdue: z.boolean(),
  /** Messages of campaigns that wait for the decision. */
  heldCount: z.int(),
})
export type OptOutQuestionRow = z.output<typeof optOutQuestionRow>
