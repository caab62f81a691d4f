import { Prisma } from "#prisma/generated/client.ts"

/** True where one of the columns contains the text, letter case aside; always true for an empty text. */
export function containsText(text: string, columns: Prisma.Sql[]): Prisma.Sql {
  if (text === "") return Prisma.sql`TRUE`
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`
  const tests = columns.map((column) => Prisma.sql`${column} ILIKE ${pattern}`)
  return Prisma.sql`(${Prisma.join(tests, " OR ")})`
}

/** For ORDER BY. */
export const sortDirection = (direction: "asc" | "desc") =>
  direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`
