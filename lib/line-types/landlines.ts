import { Prisma } from "#prisma/generated/client.ts"

/** Lines that get no SMS, in the provider's words (Lookup v2, `line_type_intelligence.type`). */
export const landlineTypes = [
  "landline",
  "premium",
  "sharedCost",
  "uan",
  "voicemail",
  "pager",
] as const satisfies string[]

type Whose = { accountId: Prisma.Sql; channel: Prisma.Sql }

/** For queries: true where the account lets lines be checked and `row`'s number is known to be none that gets SMS. */
export const isKnownLandline = (row: Prisma.Sql, { accountId, channel }: Whose) => Prisma.sql`EXISTS (
  SELECT FROM line_type JOIN account ON account.id = line_type.account_id AND account.check_line_type
  WHERE line_type.account_id = ${accountId} AND ${channel} = 'sms' AND line_type.address_key = ${row}.address_key
    AND line_type.valid_until > now() AND line_type.type = ANY(${[...landlineTypes]}::text[]))`
