import { expect, test } from "vitest"
import { z } from "zod"
import {
  ConflictError,
  ForbiddenError,
  ForgedWebhookError,
  MalformedRequestError,
  MethodNotAllowedError,
  NotFoundError,
  RateLimitedError,
} from "./errors.ts"
import { problemOf } from "./problem.ts"

test.each([
  [
    new NotFoundError("The campaign"),
    { status: 404, code: "not_found", detail: "The campaign was not found" },
  ],
  [new ConflictError("Launched already"), { status: 409, code: "conflict", detail: "Launched already" }],
  [new ForbiddenError("Not you", ["Admin"]), { status: 403, code: "forbidden", roles: ["Admin"] }],
  [new ForbiddenError("Not from there", []), { status: 403, title: "Not allowed", roles: [] }],
  [new ForgedWebhookError("Forged"), { status: 403, code: "forged_webhook" }],
  [new MalformedRequestError("Not an address"), { status: 400, code: "malformed_request" }],
  [new MethodNotAllowedError(["GET"]), { status: 405, code: "method_not_allowed", allow: ["GET"] }],
  [new RateLimitedError("Slower", 1500), { status: 429, code: "rate_limited", retryAfterMs: 1500 }],
  // The limit ended while the answer was made.
  [new RateLimitedError("Slower", 0), { status: 429, code: "rate_limited", retryAfterMs: 1 }],
])("%s becomes problem details", (error, expected) => {
  expect(problemOf(error, "r1")).toMatchObject({ type: "about:blank", requestId: "r1", ...expected })
})

test("a schema's refusal names each field", () => {
  const { error } = z.object({ name: z.string().min(1, "must not be empty") }).safeParse({ name: "" })
  expect(problemOf(error, "r1")).toMatchObject({
    status: 422,
    fields: [{ path: "name", message: "Must not be empty" }],
  })
})

test("a defect tells nothing of its inside", () => {
  const problem = problemOf(new TypeError("password is undefined at db.ts"), "r1")
  expect(problem).toMatchObject({ status: 500, code: "internal", requestId: "r1" })
  expect(JSON.stringify(problem)).not.toContain("password")
})
