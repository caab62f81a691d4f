import { type Cookie, expect, type Page } from "@playwright/test"
import { embedded } from "./embedded.ts"

export type Login = "manager" | "admin" | "lpa" | "agent" | "agent-manager"

/** The sessions of this worker: most journeys are not about signing in, which takes seconds. */
const sessions = new Map<Login, Cookie[]>()

/** Opens `path` as a demo user, who signs in by hand the first time. */
export async function signIn(page: Page, login: Login, path = "/"): Promise<void> {
  const session = sessions.get(login)
  if (session) await comeBack(page, session, path)
  else await signInByHand(page, login, path)
  // Each visit prolongs it.
  sessions.set(login, await page.context().cookies())
}

async function comeBack(page: Page, session: Cookie[], path: string): Promise<void> {
  await page.context().addCookies(session)
  await page.goto(path)
  await expect(signOut(page)).toBeVisible()
}

/** Signs a demo user in through the identity provider's own page, as a person does, starting from `path`. */
export async function signInByHand(page: Page, login: Login, path = "/"): Promise<void> {
  await page.goto(path)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByLabel("Login").fill(login)
  const user = embedded().users.find((candidate) => candidate.login === login)
  await page.getByLabel("Password").fill(user?.password ?? "")
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(signOut(page)).toBeVisible()
}

const signOut = (page: Page) => page.getByRole("button", { name: "Sign out" })
