import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import type { Role } from "#prisma/generated/client.ts"

export type Permission =
  | "campaigns:read"
  | "campaigns:write"
  | "handoffs:read"
  | "handoffs:write"
  | "templates:read"
  | "templates:write"
  | "settings:read"
  | "settings:create"
  | "settings:revoke"
  | "settings:administer"
  | "people:read"
  | "people:write"
  | "conversations:read"
  | "conversations:write"

/**
 * The role matrix of the wire contract, section 9.1. Added for Admin: revoking a leaked credential, who may enter, connecting
 * Twilio, and settings that decide to whom the whole account writes.
 */
const rolesWith: Record<Permission, Role[]> = {
  "campaigns:read": ["admin", "campaign_manager", "lpa"],
  "campaigns:write": ["admin", "campaign_manager"],
  "handoffs:read": ["admin", "campaign_manager", "lpa"],
  "handoffs:write": ["admin", "campaign_manager"],
  "templates:read": ["admin", "campaign_manager", "lpa"],
  "templates:write": ["admin", "campaign_manager"],
  "settings:read": ["admin", "campaign_manager", "lpa"],
  "settings:create": ["admin", "campaign_manager"],
  "settings:revoke": ["admin"],
  "settings:administer": ["admin"],
  "people:read": ["admin", "lpa"],
  "people:write": ["admin"],
  "conversations:read": ["admin", "campaign_manager", "lpa", "agent", "agent_manager"],
  "conversations:write": ["admin", "campaign_manager", "agent", "agent_manager"],
}

const apiClientMay: Permission[] = ["campaigns:read", "campaigns:write", "handoffs:read"]

export const roleNames: Record<Role, string> = {
  admin: "Admin",
  campaign_manager: "Campaign Manager",
  lpa: "LPA",
  agent: "Agent",
  agent_manager: "Agent Manager",
}

/** True when the actor may do it. Jobs and consumers act through verbs that check the sender of the request instead. */
export function may(ctx: Pick<Ctx, "actor">, permission: Permission): boolean {
  if (ctx.actor.kind === "user") return rolesWith[permission].includes(ctx.actor.role)
  if (ctx.actor.kind === "apiClient") return apiClientMay.includes(permission)
  return ctx.actor.kind === "job"
}

export const isPermission = (value: unknown): value is Permission =>
  typeof value === "string" && Object.hasOwn(rolesWith, value)

/** The names of the roles that may do it. */
export const rolesThatMay = (permission: Permission): string[] =>
  rolesWith[permission].map((role) => roleNames[role])

/** First line of every verb. Throws ForbiddenError with the roles that may. */
export function requirePermission(ctx: Pick<Ctx, "actor">, permission: Permission): void {
  if (may(ctx, permission)) return
  const roles = rolesThatMay(permission)
  throw new ForbiddenError(`This needs the role ${roles.join(" or ")}`, roles)
}
