import type { Database } from "#lib/platform/db.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/** The audit log's entries about these, oldest first. */
export const auditEntries = (db: Database, where: Prisma.AuditEntryWhereInput) =>
  db.auditEntry.findMany({ where, orderBy: { id: "asc" } })

/** What the audit log says was done, oldest first. */
export const auditActions = async (db: Database, where: Prisma.AuditEntryWhereInput) =>
  (await auditEntries(db, where)).map(({ action }) => action)
