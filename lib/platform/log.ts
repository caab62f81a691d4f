import pino from "pino"
import { logLevel } from "./env.ts"
import { redact } from "./redact.ts"

/**
 * Structured logger. Phone numbers and message texts are never passed to it; the redaction, at any depth of a record, is a
 * second lock.
 */
export const log = pino({
  level: logLevel(),
  base: undefined,
  formatters: { log: redact },
  // The redaction has already put errors into words.
  serializers: { err: (described) => described },
})

export type Logger = pino.Logger
