import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { instant } from "#lib/platform/instant.ts"

const skillView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  createdAt: instant,
  /** Takes the replies that come after the lookback. */
  isDefault: z.boolean(),
})
export type SkillView = z.output<typeof skillView>

const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true })

/** The account's skills by name, as people sort it. Throws ForbiddenError. */
export const listSkills = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: z.array(skillView),
  async run(ctx) {
    const { accountId } = ctx
    const [account, skills] = await Promise.all([
      ctx.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { defaultSkillId: true } }),
      ctx.db.skill.findMany({
        where: { accountId, enabled: true },
        select: { id: true, name: true, createdAt: true },
      }),
    ])
    return skills
      .map(({ createdAt, ...skill }) => ({
        ...skill,
        createdAt: createdAt.toISOString(),
        isDefault: skill.id === account.defaultSkillId,
      }))
      .sort((a, b) => byName.compare(a.name, b.name))
  },
})
