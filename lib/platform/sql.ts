import { Prisma } from "#prisma/generated/client.ts"

/** True where one of the columns contains the text, letter case aside; always true for an empty text. */
export function containsText(text: string, columns: Prisma.Sql[]): Prisma.Sql {
  if (text === "") return Prisma.sql`TRUE`
  const pattern = `%${likeLiteral(text)}%`
  const tests = columns.map((column) => Prisma.sql`${column} ILIKE ${pattern}`)
  return Prisma.sql`(${Prisma.join(tests, " OR ")})`
}

/** For Prisma's filters: a column contains the text, letter case aside. */
export const containing = (text: string) => ({ contains: likeLiteral(text), mode: "insensitive" as const })

/** A text within a pattern of LIKE that stands for itself; Prisma's `contains` leaves this to us. */
const likeLiteral = (text: string) => text.replace(/[\\%_]/g, "\\$&")

/** For ORDER BY. */
export const sortDirection = (direction: "asc" | "desc") =>
  direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`
