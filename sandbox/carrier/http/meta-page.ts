import type { FastifyRequest } from "fastify"
import { type Query, readPageQuery } from "./list-query.ts"

/** A page as newer APIs of Twilio write it: with its addresses in `meta`, which keep what was asked for. */
export function metaPage(request: FastifyRequest<{ Querystring: Query }>, key: string, all: object[]) {
  const { size, page } = readPageQuery(request.query)
  const { pathname, searchParams } = new URL(request.url, `${request.protocol}://${request.host}`)
  const urlOf = (number: number) => {
    searchParams.set("PageSize", String(size))
    searchParams.set("Page", String(number))
    return `${request.protocol}://${request.host}${pathname}?${searchParams}`
  }
  return {
    meta: {
      first_page_url: urlOf(0),
      key,
      next_page_url: (page + 1) * size < all.length ? urlOf(page + 1) : null,
      page,
      page_size: size,
      previous_page_url: page > 0 ? urlOf(page - 1) : null,
      url: urlOf(page),
    },
    [key]: all.slice(page * size, (page + 1) * size),
  }
}
