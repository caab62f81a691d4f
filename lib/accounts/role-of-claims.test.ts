import { expect, test } from "vitest"
import { roleOfClaims } from "./role-of-claims.ts"

test.each([
  [["admin"], "admin"],
  [["Administrator"], "admin"],
  [["Campaign Manager"], "campaign_manager"],
  [["campaign-manager"], "campaign_manager"],
  [[" LPA "], "lpa"],
  [["agent", "Agent Manager"], "agent_manager"],
  [["agent", "campaign_manager", "everyone"], "campaign_manager"],
  [["administrators"], null],
  [["constructor", ""], null],
  [[], null],
])("%j is the role %s", (claims, role) => {
  expect(roleOfClaims(claims)).toBe(role)
})
