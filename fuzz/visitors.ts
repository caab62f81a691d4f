import { signIn } from "../bench/support/sign-in.ts"
import type { DemoManifest } from "../scripts/launcher/manifest.ts"
import type { Visitors } from "./headers.ts"

/** Signs a demo user in and gets the demo backend's token: those who come with a right to the running set-up. */
export async function admitVisitors(manifest: DemoManifest, login: string): Promise<Visitors> {
  const client = await signIn(manifest, login)
  const { cookies } = await client.storageState()
  await client.dispose()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ")
  return { origin: manifest.baseUrl, cookie, token: await accessToken(manifest) }
}

async function accessToken({ baseUrl, accountId, clientId, clientSecret }: DemoManifest): Promise<string> {
  const body = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "client_credentials",
  })
  const answer = await fetch(`${baseUrl}/sentinel/api/v2/account/${accountId}/app/token`, {
    method: "POST",
    body,
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return token
}
