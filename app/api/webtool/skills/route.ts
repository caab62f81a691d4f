import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listSkillChoices, listSkillChoicesInput } from "#lib/campaigns/draft/list-skill-choices.ts"

/** The skills that may be chosen. */
export const GET = webtoolRoute({
  query: listSkillChoicesInput,
  run: (ctx, { query }) => listSkillChoices(ctx, query),
})
