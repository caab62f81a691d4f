import { expect, test } from "vitest"
import { safeCallback } from "./safe-callback.ts"

const publicUrl = "https://messaging.example"

test.each([
  ["/campaigns/abc?tab=recipients#top", "/campaigns/abc?tab=recipients#top"],
  ["https://messaging.example/settings", "/settings"],
  [undefined, "/"],
  ["https://evil.example/campaigns", "/"],
  ["//evil.example/campaigns", "/"],
  ["/\\evil.example", "/"],
  ["https://messaging.example//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?error=x", "/"],
  ["/api/auth/signout", "/"],
  ["http://", "/"],
])("a sign-in that asks for %s ends at %s", (asked, expected) => {
  expect(safeCallback(asked, publicUrl)).toBe(expected)
})
