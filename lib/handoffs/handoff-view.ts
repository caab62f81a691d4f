import { z } from "zod"
import { usedTemplate } from "#lib/channels/whatsapp/template-content.ts"
import { instant } from "#lib/platform/instant.ts"
import { Channel } from "#prisma/generated/enums.ts"

/** What the web tool reads about handoffs. */
export const handoffView = z.strictObject({
  /** `H` and 15 digits: the `templateId` of a campaign request. */
  id: z.string(),
  title: z.string(),
  channel: z.enum(Channel),
  sender: z.strictObject({ id: z.string(), address: z.string(), label: z.string(), enabled: z.boolean() }),
  /** What a WhatsApp number sends; null for numbers that send a text. */
  template: usedTemplate.nullable(),
  /** May hold {{1}}, {{2}}, … */
  text: z.string(),
  optOutText: z.string(),
  variableCount: z.int(),
  lookbackMinutes: z.int(),
  /** False: only the first conversation after a message goes to the campaign's skill. */
  routeAllWithinLookback: z.boolean(),
  createdByName: z.string(),
  createdAt: instant,
  updatedAt: instant,
})
export type HandoffView = z.output<typeof handoffView>
