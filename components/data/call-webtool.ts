import type { Endpoint, InputOf, OutputOf } from "#lib/webtool/endpoints.ts"
import { fetchOrThrow } from "./fetch-or-throw.ts"

/** What a GET takes, where null is as good as nothing. */
export type QueryOf<E extends Endpoint> = OrNull<InputOf<E>>
type OrNull<Fields> = { [Key in keyof Fields]: Fields[Key] | (undefined extends Fields[Key] ? null : never) }

type Sent<E extends Endpoint> = E extends `GET ${string}` ? QueryOf<E> : InputOf<E>
type Given<E extends Endpoint> =
  Record<never, never> extends Sent<E>
    ? [input?: Sent<E>, init?: RequestInit]
    : [input: Sent<E>, init?: RequestInit]

/** Asks an endpoint of the browser's own API; the verb behind it says what goes in and what comes out. Throws ProblemError. */
export async function callWebtool<E extends Endpoint>(
  endpoint: E,
  ...[input, init]: Given<E>
): Promise<OutputOf<E>> {
  const { path, ...request } = requestOf(endpoint, { ...input })
  const response = await fetchOrThrow(path, { ...init, ...request })
  return (response.status === 204 ? undefined : await response.json()) as OutputOf<E>
}

type Fields = Record<string, unknown>

/** What the path names is in it; the rest is the query, or the body of a method that has one. */
function requestOf(endpoint: Endpoint, fields: Fields): { path: string } & RequestInit {
  const [method = "", pattern = ""] = endpoint.split(" ")
  const rest = { ...fields }
  const path = `/api/webtool/${pattern}`.replace(/\[(\w+)\]/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(fields[name]))
  })
  if (method === "GET" || method === "DELETE") return { method, path: path + queryOf(rest) }
  if (Object.keys(rest).length === 0) return { method, path }
  const headers = { "content-type": "application/json" }
  return { method, path, headers, body: JSON.stringify(rest) }
}

/** Without what is empty. */
function queryOf(fields: Fields): string {
  const given = Object.entries(fields).filter(([, value]) => (value ?? "") !== "")
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return query.size > 0 ? `?${query}` : ""
}
