import type { Database, Transaction } from "#lib/platform/db.ts"
import { CampaignStatus } from "#prisma/generated/enums.ts"

/** Handoffs, and campaigns that are not over: the first few of each. */
export type TemplateUses = {
  handoffs: { id: string; title: string }[]
  campaigns: { id: string; name: string }[]
  hasMore: boolean
}

type Use = { templateId: string; kind: "handoffs" | "campaigns"; id: string; name: string; place: bigint }

const mostNamed = 3
/** Found from the side of the campaigns: those of a template that are over may be a hundred thousand. */
const notOver = Object.values(CampaignStatus).filter(
  (status) => !["completed", "cancelled", "failed"].includes(status),
)

/** Who would miss these templates, by the template's id. Campaigns that are over have all they need in the ledger. */
export async function listTemplateUses(
  db: Database | Transaction,
  accountId: string,
  templateIds: string[],
): Promise<Map<string, TemplateUses>> {
  const uses = await db.$queryRaw<Use[]>`
    SELECT * FROM (
      SELECT used.*, row_number() OVER (PARTITION BY "templateId", kind ORDER BY name, id) AS place FROM (
        SELECT l.content->>'templateId' AS "templateId", 'handoffs' AS kind, h.id, h.title AS name
        FROM handoff_leg l JOIN handoff h ON h.id = l.handoff_id
        WHERE l.channel = 'whatsapp' AND h.account_id = ${accountId} AND h.deleted_at IS NULL
          AND l.content->>'templateId' = ANY(${templateIds}::text[])
        UNION ALL
        SELECT l.content->>'templateId', 'campaigns', c.id, c.name
        FROM (
          SELECT id, name FROM campaign
          WHERE account_id = ${accountId} AND status = ANY(${notOver}::campaign_status[]) OFFSET 0
        ) c JOIN campaign_leg l ON l.campaign_id = c.id
        WHERE l.channel = 'whatsapp' AND l.content->>'templateId' = ANY(${templateIds}::text[])
      ) used
    ) placed WHERE place <= ${mostNamed + 1} ORDER BY place`
  const usesOf = (templateId: string): TemplateUses => {
    const own = uses.filter((use) => use.templateId === templateId)
    const named = own.filter(({ place }) => place <= mostNamed)
    return {
      handoffs: named.filter(({ kind }) => kind === "handoffs").map(({ id, name: title }) => ({ id, title })),
      campaigns: named.filter(({ kind }) => kind === "campaigns").map(({ id, name }) => ({ id, name })),
      hasMore: named.length < own.length,
    }
  }
  return new Map(templateIds.map((templateId) => [templateId, usesOf(templateId)]))
}
