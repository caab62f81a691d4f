import type { Channel } from "#prisma/generated/enums.ts"

/** What the web tool reads about handoffs. Pure types: screens and routes import them alike. */
export type HandoffView = {
  /** `H` and 15 digits: the `templateId` of a campaign request. */
  id: string
  title: string
  channel: Channel
  sender: { id: string; address: string; label: string; enabled: boolean }
  /** May hold {{1}}, {{2}}, … */
  text: string
  optOutText: string
  variableCount: number
  lookbackMinutes: number
  /** False: only the first conversation after a message goes to the campaign's skill. */
  routeAllWithinLookback: boolean
  createdByName: string
  /** ISO 8601, UTC. */
  createdAt: string
  updatedAt: string
}

export const handoffSortColumns = ["title", "createdAt", "updatedAt"] as const
