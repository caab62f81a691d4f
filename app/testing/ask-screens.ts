import { encode } from "next-auth/jwt"
import { env } from "#lib/platform/env.ts"
import { authCookies } from "../_server/identity/auth-cookies.ts"
import { inRequest } from "../_server/testing/in-request.ts"
import { readRoutes } from "./routes.ts"

type Person = { accountId: string; subject: string; sessionId: string }

/**
 * Asks the browser's own API as that person's screens do: `ask("campaigns?search=x")` answers the JSON, or the text of a
 * file. Throws when there is no such address, or when it refuses.
 */
export async function openScreens(person: Person): Promise<(address: string) => Promise<unknown>> {
  const { NEXTAUTH_SECRET: secret, PUBLIC_URL } = env()
  const token = { ...person, idToken: undefined, signedInAt: Date.now() }
  const cookie = `${authCookies(PUBLIC_URL).sessionToken.name}=${await encode({ token, secret })}`
  const routes = (await readRoutes()).filter(({ method }) => method === "GET")
  return async (address) => {
    const url = new URL(`/api/webtool/${address}`, PUBLIC_URL)
    const route = routes.find(({ path }) => patternOf(path).test(url.pathname))
    if (!route) throw new Error(`There is no GET ${url.pathname}`)
    const params = Promise.resolve({ ...patternOf(route.path).exec(url.pathname)?.groups })
    const request = new Request(url, { headers: { cookie } })
    const answer = await inRequest(request, (asked) => route.handler(asked, { params }))
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${text}`)
    return answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text
  }
}

/** `/campaigns/[campaignId]` as a pattern with a group of that name. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`)
