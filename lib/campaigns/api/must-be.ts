/** Marks a required field that is absent or null, so that the refusal can say it in the contract's words. */
export const missingMark = "is missing"

type Raw = { input?: unknown }

/** The message of a field of the API that is of another type than `type`, or missing. */
export const mustBe = (type: string) => ({
  error: ({ input }: Raw) => (input == null ? missingMark : `must be ${type}`),
})
