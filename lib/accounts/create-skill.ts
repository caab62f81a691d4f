import { randomUUID } from "node:crypto"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { lineOfText } from "#lib/platform/text-schema.ts"

/** Adds a skill to which replies can be routed. Throws ConflictError when the name is taken, ForbiddenError. */
export const createSkill = defineVerb({
  permission: "settings:create",
  input: z.strictObject({ name: lineOfText(255) }),
  output: z.strictObject({ id: z.uuid() }),
  async run(ctx, { name }) {
    const skill = { id: randomUUID(), accountId: ctx.accountId, name, createdAt: ctx.clock.now() }
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.skill.createMany({ data: [skill], skipDuplicates: true })
      if (count === 0) throw new ConflictError(`There is already a skill called "${name}"`)
      await audit(tx, ctx, "skill.create", skill.id, { name })
    })
    return { id: skill.id }
  },
})
