import { createParser } from "nuqs"

/** A page of a list in the address, from 1; anything else there is as if nothing were. */
export const parseAsPage = createParser({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null),
  serialize: String,
})
