import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { TemplateStatus } from "#prisma/generated/enums.ts"
import type { TemplateUses } from "./list-template-uses.ts"
import { templateFields } from "./rules/template-fields.ts"

/** What the web tool reads about templates. */
export const templateView = templateFields.extend({
  id: z.string(),
  /** The WhatsApp Business account it is for; null when nobody said. */
  wabaId: z.string().nullable(),
  /** The number that campaigns propose. */
  sender: z
    .strictObject({ id: z.string(), address: z.string(), label: z.string(), enabled: z.boolean() })
    .nullable(),
  /** `submitting` until the provider has it; then Meta's word. */
  status: z.enum(TemplateStatus),
  /** Why Meta rejected it or the provider did not take it; stays while people mend it. */
  rejectionReason: z.string().nullable(),
  /** Twilio's id of its content. */
  contentSid: z.string().nullable(),
  submittedAt: instant.nullable(),
  /** When the provider last said how it stands. */
  checkedAt: instant.nullable(),
  /** What keeps it from being deleted. */
  usedBy: z.strictObject({
    handoffs: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    /** Campaigns that are not over, drafts among them. */
    campaigns: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    /** Than these: the first few of each. */
    hasMore: z.boolean(),
  }),
  createdByName: z.string(),
  createdAt: instant,
  updatedAt: instant,
})
export type TemplateView = z.output<typeof templateView>

/** For queries whose rows `viewOf` reads. */
export const includeSender = {
  sender: { select: { id: true, address: true, label: true, enabled: true } },
} as const satisfies Prisma.TemplateInclude

const unused: TemplateUses = { handoffs: [], campaigns: [], hasMore: false }

type TemplateRow = Prisma.TemplateGetPayload<{ include: typeof includeSender }>

/** A row as screens read it. */
export function viewOf(row: TemplateRow, usedBy: TemplateUses = unused): TemplateView {
  const { id, wabaId, sender, status, rejectionReason, contentSid } = row
  return {
    ...templateFields.strip().parse(row),
    ...{ id, wabaId, sender, status, rejectionReason, contentSid, usedBy },
    submittedAt: row.submittedAt?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    createdByName: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
