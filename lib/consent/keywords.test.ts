import { expect, test } from "vitest"
import { readKeyword } from "./keywords.ts"

test.each([
  "STOP",
  "stop",
  " Stop\r\n",
  "STOP.",
  "Stop!!!",
  '"STOP"',
  "“stop”",
  "'Stop.'",
  "ＳＴＯＰ",
  "STOPALL",
  "stop all",
  "UNSUBSCRIBE",
  "end",
  "Quit",
  "REVOKE",
  "OPTOUT",
  "Opt-Out",
  "opt  out",
  "cancel",
  "\u200bSTOP",
])("%j opts out", (body) => expect(readKeyword(body)).toBe("stop"))

test.each(["START", " start ", "Unstop", "yes"])("%j opts in", (body) =>
  expect(readKeyword(body)).toBe("start"),
)

test.each(["HELP", "info"])("%j asks for help", (body) => expect(readKeyword(body)).toBe("help"))

test.each([
  "",
  "   ",
  "stop it",
  "Don't stop",
  "please cancel my order",
  "the end",
  "START!",
  "yes please",
  "help me",
  "🛑",
  "Стоп",
  "stopp",
])("%j is an ordinary message", (body) => expect(readKeyword(body)).toBeNull())
