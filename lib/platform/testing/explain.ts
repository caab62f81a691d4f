import type { Database } from "#lib/platform/db.ts"
import type { Prisma } from "#prisma/generated/client.ts"

export type PlanNode = {
  "Node Type": string
  "Relation Name"?: string
  "Index Name"?: string
  "Shared Hit Blocks": number
  "Shared Read Blocks": number
  Plans?: PlanNode[]
}

/** Runs the statement and answers every step that PostgreSQL took, the outermost first. */
export async function explain(db: Database, statement: Prisma.Sql): Promise<PlanNode[]> {
  const [row] = await db.$queryRawUnsafe<[{ "QUERY PLAN": [{ Plan: PlanNode }] }]>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`,
    ...statement.values,
  )
  return nodesOf(row["QUERY PLAN"][0].Plan)
}

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
