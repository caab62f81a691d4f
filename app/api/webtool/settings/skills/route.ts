import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { createSkill, createSkillInput } from "#lib/accounts/create-skill.ts"
import { listSkills } from "#lib/accounts/list-skills.ts"

/** The account's skills. */
export const GET = webtoolRoute({ run: listSkills })

/** Adds a skill. */
export const POST = webtoolRoute({
  body: createSkillInput,
  run: (ctx, { body }) => createSkill(ctx, body),
})
