import type { Database } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"

type Plan = {
  "Actual Rows": number
  "Actual Loops": number
  "Rows Removed by Filter"?: number
  "Relation Name"?: string
  Plans?: Plan[]
}

/** Runs a statement and tells how many rows of tables it read, those that it threw away among them. */
export async function rowsRead(db: Database, statement: Prisma.Sql): Promise<number> {
  const [answer] = await db.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
    Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${statement}`,
  )
  if (!answer) throw new Error("There is no plan")
  return rowsOf(answer["QUERY PLAN"][0].Plan)
}

function rowsOf(plan: Plan): number {
  const perLoop = plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)
  const own = plan["Relation Name"] ? perLoop * plan["Actual Loops"] : 0
  return own + (plan.Plans ?? []).reduce((sum, child) => sum + rowsOf(child), 0)
}
