import type { Content } from "../content/content.ts"
import type { Message, MessageStatus } from "../messages/message.ts"

/** One line of the data file: everything needed to rebuild the memory after a restart. */
export type JournalEntry =
  | { type: "message"; message: Message }
  | { type: "status"; sid: string; status: MessageStatus; errorCode: number | null; atMs: number }
  | { type: "redact"; sid: string }
  | { type: "remove"; sid: string }
  | { type: "block"; phone: string; sender: string }
  | { type: "unblock"; phone: string; sender: string }
  | { type: "content"; content: Content }
  | { type: "clear-contents" }
  | { type: "clear" }
