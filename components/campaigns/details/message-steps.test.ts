import { expect, test } from "vitest"
import type { MessageRow } from "#lib/campaigns/progress/message-view.ts"
import { messageSteps } from "./message-steps.ts"

const at = (minute: number) => `2026-11-28T10:0${minute}:00.000Z`
const row = (changes: Partial<MessageRow>): MessageRow => ({
  ...{
    id: "0f5b9a52-6f6e-4a8e-8b3a-1d3c7e6f9a10",
    line: 1,
    address: "+13235550111",
    message: "Hi",
    segments: 1,
  },
  ...{ status: "pending", reason: null, errorCode: null, heldUntil: null, zones: [], conversationId: null },
  ...{
    submittedAt: null,
    acceptedAt: null,
    sentAt: null,
    deliveredAt: null,
    respondedAt: null,
    endedAt: null,
  },
  updatedAt: at(9),
  ...changes,
})
const taken = { submittedAt: at(1), acceptedAt: at(2) }

test.each<[string, Partial<MessageRow>, string[]]>([
  ["waits", {}, []],
  ["is in the carrier's hands", { submittedAt: at(1) }, ["Handed over 1"]],
  ["may or may not have been sent", { status: "unknown", submittedAt: at(1) }, ["Handed over 1"]],
  ["was taken", { status: "sent", ...taken }, ["Sent 1"]],
  ["was sent", { status: "sent", ...taken, sentAt: at(3) }, ["Sent 3"]],
  [
    "was answered",
    { status: "responded", ...taken, sentAt: at(3), deliveredAt: at(4), respondedAt: at(5) },
    ["Sent 3", "Delivered 4", "Responded 5"],
  ],
  [
    "was refused at once (21211)",
    { status: "failed", errorCode: 21211, submittedAt: at(1), endedAt: at(2) },
    ["Refused by the carrier 2"],
  ],
  [
    "failed on its way (30006)",
    { status: "failed", errorCode: 30006, ...taken, sentAt: at(3), endedAt: at(4) },
    ["Sent 3", "Failed 4"],
  ],
  [
    "was called failed by a person",
    { status: "failed", submittedAt: at(1), endedAt: at(4) },
    ["Handed over 1", "Failed 4"],
  ],
  [
    "was refused because the person opted out (21610)",
    { status: "skipped", errorCode: 21610, submittedAt: at(1), endedAt: at(2) },
    ["Not sent 2"],
  ],
  ["was cancelled before it left", { status: "cancelled", endedAt: at(2) }, ["Cancelled 2"]],
  ["never was a message", { id: null, status: "refused" }, ["Refused 9"]],
])("a message that %s", (_, changes, expected) => {
  const steps = messageSteps(row(changes))
  expect(steps.map((step) => `${step.label} ${step.at.slice(15, 16)}`)).toEqual(expected)
})
