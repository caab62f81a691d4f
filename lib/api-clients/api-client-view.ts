import type { Prisma } from "#prisma/generated/client.ts"

/** What screens see of an API client; the secret's hash never leaves the table. */
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

export type ApiClientView = Prisma.ApiClientGetPayload<{ select: typeof apiClientFields }>
