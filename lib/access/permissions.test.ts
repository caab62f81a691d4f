import { expect, test } from "vitest"
import type { Role } from "#prisma/generated/client.ts"
import { isPermission, may, type Permission, requirePermission, rolesThatMay } from "./permissions.ts"

const as = (role: Role) => ({ actor: { kind: "user", id: "1", name: "Ada", role } }) as const
const reads: Permission[] = ["campaigns:read", "handoffs:read", "templates:read", "settings:read"]
const writes: Permission[] = ["campaigns:write", "handoffs:write", "templates:write", "settings:create"]

test("the matrix of roles of the wire contract, section 9.1", () => {
  for (const permission of reads) {
    expect(["admin", "campaign_manager", "lpa"].every((role) => may(as(role as Role), permission))).toBe(true)
    expect(["agent", "agent_manager"].some((role) => may(as(role as Role), permission))).toBe(false)
  }
  for (const permission of writes) expect(rolesThatMay(permission)).toEqual(["Admin", "Campaign Manager"])
})

test("who may enter is an Admin's to decide, and LPA's to see", () => {
  expect(rolesThatMay("people:write")).toEqual(["Admin"])
  expect(rolesThatMay("people:read")).toEqual(["Admin", "LPA"])
})

test("a refusal names the roles that may", () => {
  const refuse = () => requirePermission(as("lpa"), "campaigns:write")
  expect(refuse).toThrow("This needs the role Admin or Campaign Manager")
  expect(refuse).toThrow(expect.objectContaining({ roles: ["Admin", "Campaign Manager"] }))
})

test("an API client sends campaigns and sees no settings; a consumer may nothing", () => {
  const client = { actor: { kind: "apiClient", id: "1", name: "Backend" } } as const
  const consumer = { actor: { kind: "consumer", id: "1", name: "+1" } } as const
  expect(may(client, "campaigns:write")).toBe(true)
  expect(may(client, "settings:read")).toBe(false)
  expect(may(consumer, "conversations:read")).toBe(false)
})

test("only names of permissions are permissions", () => {
  expect(isPermission("settings:read")).toBe(true)
  expect(isPermission("toString")).toBe(false)
  expect(isPermission(["settings:read"])).toBe(false)
})
