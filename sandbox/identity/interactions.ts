import type { IncomingMessage } from "node:http"
import type Provider from "oidc-provider"
import type { DemoUser, IdentityConfig } from "./config.ts"
import { errorPage, signInPage } from "./pages.ts"

const bodyLimitBytes = 4096
type Next = () => Promise<unknown>
type Context = Parameters<Parameters<Provider["use"]>[0]>[0]

/** GET shows who can sign in, POST signs in: by `user` (one click) or by `login` and `password`. */
export function interactions(provider: Provider, config: IdentityConfig) {
  return async (ctx: Context, next: Next) => {
    if (!ctx.path.startsWith("/interaction/")) return next()
    const uid = await openInteraction(provider, ctx)
    ctx.type = "html"
    ctx.set("cache-control", "no-store")
    if (uid === undefined) {
      ctx.status = 400
      ctx.body = errorPage("This sign-in has expired", "Go back to the product and start again.")
      return
    }
    if (ctx.method === "POST") return signIn(provider, config, ctx)
    ctx.body = signInPage(config.users)
  }
}

async function openInteraction(provider: Provider, ctx: Context): Promise<string | undefined> {
  try {
    return (await provider.interactionDetails(ctx.req, ctx.res)).uid
  } catch {
    return undefined
  }
}

async function signIn(provider: Provider, config: IdentityConfig, ctx: Context): Promise<void> {
  const form = await readForm(ctx.req)
  const user = form && findUser(config.users, form)
  if (!user) {
    ctx.status = 401
    ctx.body = signInPage(config.users, { login: form?.get("login") ?? "" })
    return
  }
  const login = { accountId: user.sub }
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, { login }))
  ctx.status = 303
}

function findUser(users: DemoUser[], form: URLSearchParams): DemoUser | undefined {
  if (form.has("user")) return users.find((user) => user.login === form.get("user"))
  const login = form.get("login")?.trim().toLowerCase()
  return users.find((user) => user.login.toLowerCase() === login && user.password === form.get("password"))
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  let body = ""
  for await (const chunk of request) {
    body += chunk
    if (body.length > bodyLimitBytes) return undefined
  }
  return new URLSearchParams(body)
}
