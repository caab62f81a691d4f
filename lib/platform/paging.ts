import { z } from "zod"

/** The query fields of every paged list; numbers come as text in an address. */
export const pageFields = {
  page: z.coerce
    .number<number>("page is a number from 1")
    .int()
    .min(1, "page is a number from 1")
    .max(1_000_000)
    .default(1),
  pageSize: z.coerce
    .number<number>("pageSize is a number from 1 to 200")
    .int()
    .min(1, "pageSize is a number from 1 to 200")
    .max(200, "pageSize is a number from 1 to 200")
    .default(25),
}

/** What a person looks for; blank looks for nothing. NUL and half characters are in no stored text. */
export const searchField = z
  .string()
  .max(200, "Search for at most 200 characters")
  .transform((text) => text.toWellFormed().replaceAll("\u0000", "").trim())
  .default("")

/** Yes or no; in an address it is text. */
export const flagField = z.union([z.boolean(), z.stringbool()])

export const directionField = z.enum(["asc", "desc"])

export const offsetOf = (page: number, pageSize: number) => (page - 1) * pageSize

/** One page of a list; `total` counts all pages. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), total: z.int(), page: z.int(), pageSize: z.int() })

export type Page<Item> = z.output<ReturnType<typeof pageOf<z.ZodType<Item>>>>
