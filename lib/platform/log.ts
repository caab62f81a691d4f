import pino from "pino"
import { describeError } from "./describe-error.ts"
import { logLevel } from "./env.ts"

/** Structured logger. Phone numbers and message texts are never passed to it; the redaction is a second lock. */
export const log = pino({
  level: logLevel(),
  base: undefined,
  serializers: { err: describeError },
  redact: {
    paths: [
      "address",
      "phone",
      "to",
      "from",
      "body",
      "text",
      "*.address",
      "*.phone",
      "*.to",
      "*.from",
      "*.body",
      "*.text",
    ],
    censor: "[personal]",
  },
})

export type Logger = pino.Logger
