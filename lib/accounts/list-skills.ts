import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Skill } from "#prisma/generated/client.ts"

export type SkillView = Pick<Skill, "id" | "name" | "createdAt"> & {
  /** Takes the replies that come after the lookback. */
  isDefault: boolean
}

const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true })

/** The account's skills by name, as people sort it. Throws ForbiddenError. */
export async function listSkills(ctx: Ctx): Promise<SkillView[]> {
  requirePermission(ctx, "settings:read")
  const { accountId } = ctx
  const [account, skills] = await Promise.all([
    ctx.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { defaultSkillId: true } }),
    ctx.db.skill.findMany({
      where: { accountId, enabled: true },
      select: { id: true, name: true, createdAt: true },
    }),
  ])
  return skills
    .map((skill) => ({ ...skill, isDefault: skill.id === account.defaultSkillId }))
    .sort((a, b) => byName.compare(a.name, b.name))
}
