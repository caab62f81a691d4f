import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/** What screens see of an API client; the secret's hash never leaves the table. */
export const apiClientView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  secretPrefix: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  owner: z.strictObject({ id: z.uuid(), name: z.string(), disabledAt: instant.nullable() }).nullable(),
})
export type ApiClientView = z.output<typeof apiClientView>

export const apiClientFields = {
  id: true,
  name: true,
  secretPrefix: true,
  createdBy: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
  expiresAt: true,
  owner: { select: { id: true, name: true, disabledAt: true } },
} satisfies Prisma.ApiClientSelect

type Row = Prisma.ApiClientGetPayload<{ select: typeof apiClientFields }>

export const toApiClientView = ({ owner, ...row }: Row): ApiClientView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  owner: owner && { ...owner, disabledAt: owner.disabledAt?.toISOString() ?? null },
})
