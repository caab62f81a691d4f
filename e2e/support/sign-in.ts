import { expect, type Page } from "@playwright/test"
import { embedded } from "./embedded.ts"

export type Login = "manager" | "admin" | "lpa" | "agent" | "agent-manager"

/** Signs a demo user in through the identity provider's own page, as a person does, starting from `path`. */
export async function signIn(page: Page, login: Login, path = "/"): Promise<void> {
  await page.goto(path)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByLabel("Login").fill(login)
  const user = embedded().users.find((candidate) => candidate.login === login)
  await page.getByLabel("Password").fill(user?.password ?? "")
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible()
}
