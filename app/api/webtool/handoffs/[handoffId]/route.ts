import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { deleteHandoff, deleteHandoffSchema } from "#lib/handoffs/delete-handoff.ts"
import { getHandoff } from "#lib/handoffs/get-handoff.ts"
import { handoffChangeSchema, updateHandoff } from "#lib/handoffs/update-handoff.ts"

/** One handoff. */
export const GET = webtoolRoute({
  params: deleteHandoffSchema,
  run: (ctx, { params }) => getHandoff(ctx, params.handoffId),
})

/** Changes all of its fields; `updatedAt` names the version that was edited. */
export const PATCH = webtoolRoute({
  params: deleteHandoffSchema,
  body: handoffChangeSchema,
  run: (ctx, { params, body }) => updateHandoff(ctx, { ...body, ...params }),
})

/** Takes it out of use. */
export const DELETE = webtoolRoute({
  params: deleteHandoffSchema,
  run: (ctx, { params }) => deleteHandoff(ctx, params),
})
