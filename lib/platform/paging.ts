import { z } from "zod"

/** The query fields of every paged list; numbers come as text in an address. */
export const pageFields = {
  page: z.coerce
    .number("page is a number from 1")
    .int()
    .min(1, "page is a number from 1")
    .max(1_000_000)
    .default(1),
  pageSize: z.coerce
    .number("pageSize is a number from 1 to 200")
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

export const directionField = z.enum(["asc", "desc"])

export const offsetOf = (page: number, pageSize: number) => (page - 1) * pageSize

/** One page of a list; `total` counts all pages. */
export type Page<Item> = { items: Item[]; total: number; page: number; pageSize: number }

/** A page whose `total` was counted up to a limit only, when `isTotalAtLeast`. */
export type CountedPage<Item> = Page<Item> & { isTotalAtLeast: boolean }
