import { expect, test } from "vitest"
import { type ProviderErrorClass, providerErrorClasses } from "#lib/channels/port/provider-error.ts"
import { classifyProviderError, providerErrors } from "./provider-errors.ts"
import { whatsAppErrors } from "./whatsapp-errors.ts"

const tables = [providerErrors, whatsAppErrors]
const rowsOf = (errorClass: ProviderErrorClass) =>
  tables.flatMap((table) => Object.entries(table[errorClass] ?? {}))

test("each code stands in one class only", () => {
  const codes = providerErrorClasses.flatMap(rowsOf).map(([code]) => code)
  expect(new Set(codes).size).toBe(codes.length)
})

test.each([
  [21211, 400, "permanent"],
  [21610, 400, "opted_out"],
  [21610, null, "opted_out"],
  [21611, 400, "throttled"],
  [20429, 429, "throttled"],
  [20003, 401, "configuration"],
  [20003, 403, "configuration"],
  [20500, 500, "ambiguous"],
  [30410, null, "ambiguous"],
  [30006, null, "not_eligible"],
  [30007, null, "configuration"],
  [30003, null, "temporary"],
  [30027, null, "hold"],
  [30640, null, "blocked"],
  [63003, null, "not_eligible"],
  [63003, 400, "not_eligible"],
  [63033, null, "opted_out"],
  [63050, null, "opted_out"],
  [63018, null, "hold"],
  [63041, null, "configuration"],
])("%s with HTTP %s is %s", (code, status, errorClass) => {
  expect(classifyProviderError(code, status).class).toBe(errorClass)
})

test.each([
  [null, 500, "ambiguous"],
  [99999, 503, "ambiguous"],
  [null, 408, "ambiguous"],
  [null, 429, "throttled"],
  [99999, 401, "configuration"],
  [null, 403, "configuration"],
  [99999, 400, "permanent"],
  [null, 404, "permanent"],
  [99999, null, "temporary"],
  [null, null, "temporary"],
])("without a known code (%s) HTTP %s decides: %s", (code, status, errorClass) => {
  expect(classifyProviderError(code, status).class).toBe(errorClass)
})

test("every text says what happened, then what to do", () => {
  for (const errorClass of providerErrorClasses)
    for (const [, text] of rowsOf(errorClass)) expect(text).toMatch(/^[A-Z].+: .+[^.]$/)
})
