import { describeError } from "#components/ui/describe-error.ts"
import { ProblemError, statusOf } from "#components/ui/problem-error.ts"
import type { CampaignDraft } from "#lib/campaigns/draft/draft-view.ts"

export type DraftFields = Pick<
  CampaignDraft,
  | ("name" | "senderId" | "skillId" | "lookbackMinutes" | "text" | "optOutText")
  | ("windows" | "scheduleTimeZone" | "startAt" | "endsAt" | "spreadMinutes" | "fallbackTimeZone")
>

export type SaveState =
  /** Of all that was typed. */
  | { kind: "saved"; at: string }
  /** Or about to be. */
  | { kind: "saving" }
  /** `isRefused`: the fields are wrong, and saving them again would change nothing. */
  | { kind: "failed"; message: string; isRefused: boolean }
  | { kind: "conflict" }

export type DraftSnapshot = { fields: DraftFields; version: number; save: SaveState }

/** How the store reaches the server; `keepalive` lets the request outlive the tab. */
export type DraftTransport = {
  patch: (version: number, changes: Partial<DraftFields>, keepalive: boolean) => Promise<CampaignDraft>
  read: () => Promise<CampaignDraft>
}

const saveDelayMs = 700
const retryDelayMs = 5_000

const fieldsOf = (draft: CampaignDraft): DraftFields => ({
  name: draft.name,
  senderId: draft.senderId,
  skillId: draft.skillId,
  lookbackMinutes: draft.lookbackMinutes,
  text: draft.text,
  optOutText: draft.optOutText,
  windows: draft.windows,
  scheduleTimeZone: draft.scheduleTimeZone,
  startAt: draft.startAt,
  endsAt: draft.endsAt,
  spreadMinutes: draft.spreadMinutes,
  fallbackTimeZone: draft.fallbackTimeZone,
})

const fieldNames = (fields: DraftFields) => Object.keys(fields) as (keyof DraftFields)[]

/** Blanks around a text do not count: the server takes them off a name. */
const isSame = (one: unknown, other: unknown) => trimmed(one) === trimmed(other)
const trimmed = (value: unknown) => JSON.stringify(typeof value === "string" ? value.trim() : value)

/**
 * Holds what is being typed and saves it by itself: one request at a time, each with the version it started from.
 * A stale version is only a conflict when another person changed a field; recipients that were read meanwhile also
 * raise the version, and then the save simply goes on from the new one.
 */
export class DraftStore {
  readonly #transport: DraftTransport
  readonly #listeners = new Set<() => void>()
  #snapshot: DraftSnapshot
  #base: DraftFields
  #pending: Partial<DraftFields> = {}
  /** Edits that the server called wrong; they wait for the next edit, and hold up nothing else. */
  #refused: { changes: Partial<DraftFields>; message: string } | null = null
  /** What was sent and not answered: the server may have it all the same. */
  #unanswered: Partial<DraftFields> = {}
  #sending: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(draft: CampaignDraft, transport: DraftTransport) {
    this.#transport = transport
    this.#base = fieldsOf(draft)
    this.#snapshot = {
      fields: this.#base,
      version: draft.version,
      save: { kind: "saved", at: draft.updatedAt },
    }
  }

  read = () => this.#snapshot

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  edit(changes: Partial<DraftFields>) {
    this.#pending = { ...this.#refused?.changes, ...this.#pending, ...changes }
    this.#refused = null
    const { fields, save } = this.#snapshot
    this.#show({ fields: { ...fields, ...changes }, save: save.kind === "saved" ? { kind: "saving" } : save })
    if (save.kind !== "conflict") this.#flushIn(saveDelayMs)
  }

  hasUnsaved = () => this.#hasPending() || this.#refused !== null || this.#sending !== null

  /** Saves what is not saved yet and answers when nothing is under way. `keepalive` outlives a closing tab. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.#timer)
    while (this.#sending) await this.#sending
    if (!this.#hasPending() || this.#snapshot.save.kind === "conflict") return
    this.#sending = this.#send(keepalive).finally(() => {
      this.#sending = null
    })
    await this.#sending
    if (this.#hasPending() && this.#snapshot.save.kind === "saving") await this.flush(keepalive)
  }

  /** The version after a change that this browser made by another route, such as new recipients. */
  adoptVersion(version: number) {
    this.#show({ version: Math.max(version, this.#snapshot.version) })
  }

  /** Ends a conflict with the fields the server has. */
  async takeTheirs() {
    const current = await this.#transport.read()
    this.#pending = {}
    this.#refused = null
    this.#rest(current)
    this.#show({
      fields: this.#base,
      version: current.version,
      save: { kind: "saved", at: current.updatedAt },
    })
  }

  /** Ends a conflict with the fields typed here. */
  async keepMine() {
    const current = await this.#transport.read()
    this.#rest(current)
    this.#pending = { ...this.#snapshot.fields }
    this.#refused = null
    this.#show({ version: current.version, save: { kind: "saving" } })
    await this.flush()
  }

  stop() {
    clearTimeout(this.#timer)
  }

  async #send(keepalive: boolean) {
    const changes = this.#pending
    this.#pending = {}
    this.#show({ save: { kind: "saving" } })
    try {
      const saved = await this.#transport.patch(this.#snapshot.version, changes, keepalive)
      this.#rest(saved)
      this.#show({
        version: Math.max(saved.version, this.#snapshot.version),
        save: this.#saveAfter(saved.updatedAt),
      })
    } catch (error) {
      await this.#handleFailure(error, changes)
    }
  }

  #saveAfter(at: string): SaveState {
    if (this.#refused) return { kind: "failed", message: this.#refused.message, isRefused: true }
    return this.#hasPending() ? { kind: "saving" } : { kind: "saved", at }
  }

  async #handleFailure(error: unknown, changes: Partial<DraftFields>) {
    const status = statusOf(error)
    if (status === 422 && error instanceof ProblemError) return this.#setAside(error, changes)
    this.#pending = { ...changes, ...this.#pending }
    if (status === 409) return this.#handleStaleVersion()
    this.#show({ save: { kind: "failed", message: describeError(error).detail, isRefused: false } })
    if (status !== 0 && status < 500) return
    this.#unanswered = { ...this.#unanswered, ...changes }
    this.#flushIn(retryDelayMs)
  }

  /** Keeps back the fields that the error names, or all when it names none, and saves the others. */
  #setAside({ problem }: ProblemError, changes: Partial<DraftFields>) {
    const named = new Set((problem.fields ?? []).map(({ path }) => path))
    const isWrong = ([field]: [string, unknown]) => named.size === 0 || named.has(field)
    const entries = Object.entries(changes)
    const wrong = Object.fromEntries(entries.some(isWrong) ? entries.filter(isWrong) : entries)
    this.#pending = {
      ...Object.fromEntries(entries.filter(([field]) => !(field in wrong))),
      ...this.#pending,
    }
    this.#refused = { changes: wrong, message: problem.detail }
    this.#show({ save: { kind: "failed", message: problem.detail, isRefused: true } })
    if (this.#hasPending()) this.#flushIn(0)
  }

  async #handleStaleVersion() {
    const current = await this.#transport.read().catch(() => null)
    if (current?.stage !== "draft" || this.#isEdited(fieldsOf(current)))
      return this.#show({ save: { kind: "conflict" } })
    this.#show({ version: current.version })
    this.#flushIn(0)
  }

  /** True when a field is neither as it was last known nor as it was sent from here. */
  #isEdited(current: DraftFields): boolean {
    const known: Partial<DraftFields>[] = [this.#base, this.#unanswered]
    return fieldNames(current).some((name) => !known.some((one) => isSame(one[name], current[name])))
  }

  /** From here on another person's edit is whatever differs from this. */
  #rest(draft: CampaignDraft) {
    this.#base = fieldsOf(draft)
    this.#unanswered = {}
  }

  #hasPending = () => Object.keys(this.#pending).length > 0

  #flushIn(delayMs: number) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delayMs)
  }

  #show(change: Partial<DraftSnapshot>) {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of this.#listeners) listener()
  }
}
