import { nanoid } from "nanoid"

export const requestIdHeader = "x-request-id"

/** Request header in which proxy.ts tells pages their own path with its query. */
export const pathHeader = "x-path"

/** The id a proxy in front of us gave the request, when it is a plain token; else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(requestIdHeader)
  return given && /^[\w-]{8,64}$/.test(given) ? given : nanoid()
}
