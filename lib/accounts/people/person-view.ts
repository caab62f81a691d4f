import type { Role } from "#prisma/generated/client.ts"

/** A person of the account, as the settings show them. Dates are ISO 8601. */
export type PersonView = {
  id: string
  name: string
  login: string
  role: Role
  lastSeenAt: string
  /** Since when they are shut out; null while they may enter. */
  disabledAt: string | null
  /** Sessions that open something now. */
  sessions: number
  /** API clients they answer for that still have access. */
  apiClients: number
}
