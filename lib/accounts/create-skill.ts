import { randomUUID } from "node:crypto"
import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { lineOfText } from "#lib/platform/text-schema.ts"

export const createSkillInput = z.strictObject({ name: lineOfText(255) })
export type CreateSkillInput = z.input<typeof createSkillInput>

/** Adds a skill to which replies can be routed. Throws ConflictError when the name is taken, ForbiddenError. */
export async function createSkill(ctx: Ctx, input: CreateSkillInput): Promise<{ id: string }> {
  requirePermission(ctx, "settings:create")
  const { name } = createSkillInput.parse(input)
  const skill = { id: randomUUID(), accountId: ctx.accountId, name, createdAt: ctx.clock.now() }
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.skill.createMany({ data: [skill], skipDuplicates: true })
    if (count === 0) throw new ConflictError(`There is already a skill called "${name}"`)
    await audit(tx, ctx, "skill.create", skill.id, { name })
  })
  return { id: skill.id }
}
