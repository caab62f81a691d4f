import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"

/** For what only a person may decide, whom the audit log names. Throws ForbiddenError for programs and jobs. */
export function requirePerson(ctx: Pick<Ctx, "actor">): void {
  if (ctx.actor.kind !== "user") throw new ForbiddenError("Only a named person can decide this", [])
}
