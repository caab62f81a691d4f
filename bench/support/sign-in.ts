import { type APIRequestContext, request } from "@playwright/test"
import type { Manifest } from "../../scripts/launcher/manifest.ts"

/** Signs a demo user in over plain HTTP, as a browser would, and returns the client that holds the session. */
export async function signIn(manifest: Manifest, login: string): Promise<APIRequestContext> {
  const client = await request.newContext({ baseURL: manifest.baseUrl })
  const { csrfToken } = await (await client.get("/api/auth/csrf")).json()
  const form = { csrfToken, callbackUrl: `${manifest.baseUrl}/campaigns` }
  const provider = await client.post("/api/auth/signin/oidc", { form })
  const user = manifest.users.find((candidate) => candidate.login === login)
  if (!user) throw new Error(`There is no demo user ${login}`)
  const arrived = await client.post(provider.url(), { form: { login: user.login, password: user.password } })
  if (!arrived.url().endsWith("/campaigns")) throw new Error(`Signing in ended at ${arrived.url()}`)
  return client
}
