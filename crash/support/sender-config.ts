import type { Trigger } from "./kill-at-statement.ts"

/** What a child process is and when it dies; travels in its environment. */
export type SenderConfig = {
  role: "jobs" | "web"
  host: Host
  /** Where callbacks, or the calls of the Inngest executor, come in. */
  port: number
  trigger: Trigger | null
}

export const hosts = ["embedded", "inngest"] as const
export type Host = (typeof hosts)[number]

export const readSenderConfig = (): SenderConfig => JSON.parse(process.env.CRASH_SENDER ?? "")
