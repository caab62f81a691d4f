import type { Database, Transaction } from "#lib/platform/db.ts"

/** Handoffs, and campaigns that are not over. */
export type TemplateUses = {
  handoffs: { id: string; title: string }[]
  campaigns: { id: string; name: string }[]
}

type Use = { templateId: string; kind: keyof TemplateUses; id: string; name: string }

/** Who would miss these templates, by the template's id. Campaigns that are over have all they need in the ledger. */
export async function listTemplateUses(
  db: Database | Transaction,
  accountId: string,
  templateIds: string[],
): Promise<Map<string, TemplateUses>> {
  const uses = await db.$queryRaw<Use[]>`
    SELECT l.content->>'templateId' AS "templateId", 'handoffs' AS kind, h.id, h.title AS name
    FROM handoff_leg l JOIN handoff h ON h.id = l.handoff_id
    WHERE l.channel = 'whatsapp' AND l.content->>'templateId' = ANY(${templateIds}::text[])
      AND h.account_id = ${accountId} AND h.deleted_at IS NULL
    UNION ALL
    SELECT l.content->>'templateId', 'campaigns', c.id, c.name
    FROM campaign_leg l JOIN campaign c ON c.id = l.campaign_id
    WHERE l.channel = 'whatsapp' AND l.content->>'templateId' = ANY(${templateIds}::text[])
      AND c.account_id = ${accountId} AND c.status NOT IN ('completed', 'cancelled', 'failed')
    ORDER BY name, id`
  const usesOf = (templateId: string): TemplateUses => {
    const own = uses.filter((use) => use.templateId === templateId)
    return {
      handoffs: own.filter(({ kind }) => kind === "handoffs").map(({ id, name: title }) => ({ id, title })),
      campaigns: own.filter(({ kind }) => kind === "campaigns").map(({ id, name }) => ({ id, name })),
    }
  }
  return new Map(templateIds.map((templateId) => [templateId, usesOf(templateId)]))
}
