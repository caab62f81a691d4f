import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"

/** Who answers for the client: a person of the account who may enter. */
export const ownerField = z.uuid("Choose who answers for it")

/** From this moment on the client has no access, as ISO 8601; null for no end. */
export const expiresAtField = z.iso.datetime({ offset: true, error: "must be a date" }).nullable()

/** The end as a date. Throws InvalidInputError when it has passed. */
export function parseEnd({ clock }: Ctx, expiresAt: string | null): Date | null {
  if (expiresAt === null) return null
  const end = new Date(expiresAt)
  if (end > clock.now()) return end
  throw fieldError("expiresAt", "The end must be in the future: to end a client now, revoke it")
}

/** Throws InvalidInputError unless the person belongs to the account and may enter. */
export async function requireOwner(tx: Transaction, ctx: Ctx, ownerId: string): Promise<void> {
  if (await isPerson(tx, ctx, ownerId)) return
  throw fieldError("ownerId", "Choose a person of this account who has access")
}

/** Whoever acts, when that is a person; what a job creates has no owner. */
export const findActingOwner = async (tx: Transaction, ctx: Ctx): Promise<string | null> =>
  ctx.actor.kind === "user" && (await isPerson(tx, ctx, ctx.actor.id)) ? ctx.actor.id : null

async function isPerson(tx: Transaction, { accountId }: Ctx, id: string): Promise<boolean> {
  return (await tx.user.count({ where: { id, accountId, disabledAt: null } })) === 1
}

const fieldError = (path: string, message: string) => new InvalidInputError(message, [{ path, message }])
