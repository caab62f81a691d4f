import { type Campaign, Prisma } from "#prisma/generated/client.ts"

type InMonth = Pick<Campaign, "id" | "month">

/** True for the rows of one campaign; its month leads Postgres to the one partition in which they are. */
export const ofCampaign = ({ id, month }: InMonth) =>
  Prisma.sql`campaign_id = ${id} AND month = ${monthText(month)}::date`

/** The first day of a month as Postgres reads it in any time zone. */
export const monthText = (month: Date) => month.toISOString().slice(0, 10)
