import type { MessageStatus } from "../messages/message.ts"

/** How the status callbacks of a message are made to go wrong. */
export type CallbackStyle = "early" | "reversed" | "repeated" | "none" | "forged"

export type SendingEffect =
  | { kind: "refuse"; code: number }
  | { kind: "end"; status: Extract<MessageStatus, "undelivered" | "failed">; errorCode: number }
  | { kind: "stay"; status: Extract<MessageStatus, "queued" | "sent"> }
  | { kind: "throttle"; times: "once" | "always" }
  | { kind: "answer"; accepted: boolean; answer: "500" | "cut" | "silence" }
  | { kind: "callbacks"; style: CallbackStyle }
  | { kind: "reader"; reads: boolean }

export type LookupEffect =
  | { kind: "type"; type: string }
  | { kind: "error"; errorCode: number }
  | { kind: "fault" }

export type MagicNumber = { number: string; what: string; sending?: SendingEffect; lookup?: LookupEffect }

type Sending = { sending: SendingEffect }

export const refuse = (code: number): Sending => ({ sending: { kind: "refuse", code } })

export const undelivered = (errorCode: number): Sending => ({
  sending: { kind: "end", status: "undelivered", errorCode },
})

export const failed = (errorCode: number): Sending => ({
  sending: { kind: "end", status: "failed", errorCode },
})

export const answer = (
  accepted: boolean,
  how: Extract<SendingEffect, { kind: "answer" }>["answer"],
): Sending => ({
  sending: { kind: "answer", accepted, answer: how },
})

export const callbacks = (style: CallbackStyle): Sending => ({ sending: { kind: "callbacks", style } })
