import { Prisma } from "#prisma/generated/client.ts"

/** No question is due sooner: ten business days from a Sunday on. */
export const soonestDays = 12

/**
 * When a consumer's questions `q` are to be decided. A revocation is honoured within a reasonable time, at most ten
 * business days: 47 CFR 64.1200(a)(10). Monday to Friday by UTC; holidays are not left out, so that it is never later.
 */
export const decideBy = Prisma.sql`(min(q.heard_at) + CASE extract(isodow FROM min(q.heard_at) AT TIME ZONE 'UTC')
  WHEN 6 THEN interval '13 days' WHEN 7 THEN interval '12 days' ELSE interval '14 days' END)`
