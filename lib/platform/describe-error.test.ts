import { expect, it } from "vitest"
import { describeError } from "./describe-error.ts"

it("keeps phone numbers out of a log, wherever an error quotes them", () => {
  const refusal = Object.assign(new Error("Invalid 'To' Phone Number: +13235550123"), {
    code: 21211,
    detail: "Key (address)=(+13235550123) already exists",
  })
  const logged = JSON.stringify(
    describeError(new AggregateError([refusal, "3235550123 is wrong"], "two failed")),
  )
  expect(logged).not.toContain("3235550123")
  expect(logged).toContain("21211")
  expect(logged).toContain("two failed")
})

it("keeps the place where it happened", () => {
  expect(describeError(new Error("nothing works")).stack).toContain("describe-error.test.ts")
})
