import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import { Role } from "#prisma/generated/enums.ts"

/** A person of the account, as the settings show them. */
export const personView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  login: z.string(),
  role: z.enum(Role),
  lastSeenAt: instant,
  /** Since when they are shut out; null while they may enter. */
  disabledAt: instant.nullable(),
  /** Sessions that open something now. */
  sessions: z.int(),
  /** API clients they answer for that still have access. */
  apiClients: z.int(),
})
export type PersonView = z.output<typeof personView>
