import { expect, test } from "vitest"
import { authCookies } from "./auth-cookies.ts"

test("two installations on one host keep apart by the port in the names", () => {
  const [a, b] = [authCookies("http://localhost:3000"), authCookies("http://localhost:30001")]
  const names = [a, b].flatMap((cookies) => Object.values(cookies).map(({ name }) => name))
  expect(new Set(names).size).toBe(names.length)
  // next-auth joins every cookie that begins with the session's name, as the chunks of a long one.
  expect(b.sessionToken.name.startsWith(a.sessionToken.name)).toBe(false)
})

test("over https cookies are secure and cannot be planted by a sibling host", () => {
  for (const { name, options } of Object.values(authCookies("https://messaging.example"))) {
    expect(name).toMatch(/^__Host-/)
    expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" })
  }
})
