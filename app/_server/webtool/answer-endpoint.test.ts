import { expect, test } from "vitest"
import type { Ctx } from "#lib/platform/ctx.ts"
import { answerEndpoint, answerOptions } from "./answer-endpoint.ts"

const request = (path: string, method = "GET") =>
  new Request(`http://localhost:3000/api/webtool/${path}`, { method })
const agent = { actor: { kind: "user", id: "1", name: "Ada", role: "agent" } } as unknown as Ctx

test.each(["people", "people/"])(
  "%s is the list of people, with a slash at its end or without",
  async (path) => {
    await expect(answerEndpoint(agent, request(path))).rejects.toThrow("This needs the role Admin or LPA")
  },
)

test.each([
  ["campaigns/3f", "DELETE, GET, HEAD, OPTIONS, PATCH"],
  ["campaigns/3f/pause", "OPTIONS, POST"],
  ["campaigns/summary/", "GET, HEAD, OPTIONS"],
])("%s says that it takes %s, not what the one route of all endpoints takes", (path, allow) => {
  const { status, headers } = answerOptions(request(path, "OPTIONS"))
  expect([status, headers.get("allow")]).toEqual([204, allow])
})
