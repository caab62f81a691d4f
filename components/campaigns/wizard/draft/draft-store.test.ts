import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ProblemError } from "#components/ui/problem-error.ts"
import type { CampaignDraft } from "#lib/campaigns/draft/draft-view.ts"
import { DraftStore, type DraftTransport } from "./draft-store.ts"

const draft: CampaignDraft = {
  id: "abc123def",
  version: 1,
  name: "",
  channel: "sms",
  senderId: null,
  skillId: null,
  lookbackMinutes: 43_200,
  ...{ windows: null, scheduleTimeZone: null, startAt: null, endsAt: null },
  ...{ spreadMinutes: null, fallbackTimeZone: null },
  text: "",
  optOutText: "Reply STOP",
  updatedAt: "2026-11-21T12:00:00.000Z",
  stage: "draft",
}

const refusal = (status: number, detail: string, paths: string[] = []) =>
  new ProblemError({
    ...{ type: "about:blank", title: "Refused", status, detail, code: "refused", requestId: "r1" },
    fields: paths.map((path) => ({ path, message: detail })),
  })

/** A server that keeps one draft and refuses stale versions, as the campaign verbs do. */
function draftServer() {
  const server = { draft: { ...draft }, patches: [] as object[] }
  const transport: DraftTransport = {
    patch: async (version, changes) => {
      server.patches.push(changes)
      if (version !== server.draft.version) throw refusal(409, "stale")
      server.draft = { ...server.draft, ...changes, version: version + 1 }
      return server.draft
    },
    read: async () => server.draft,
  }
  return { server, transport }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("gathers quick keystrokes into one save and goes on from the new version", async () => {
  const { server, transport } = draftServer()
  const store = new DraftStore(draft, transport)
  store.edit({ text: "H" })
  store.edit({ text: "Hi" })
  await vi.runAllTimersAsync()
  store.edit({ name: "Spring" })
  await vi.runAllTimersAsync()
  expect(server.patches).toEqual([{ text: "Hi" }, { name: "Spring" }])
  expect(store.read()).toMatchObject({ version: 3, save: { kind: "saved" } })
})

test("what is typed is never called saved before the server has it", async () => {
  const { server, transport } = draftServer()
  const store = new DraftStore(draft, transport)
  const told: { text: string; server: string }[] = []
  store.subscribe(() => {
    const { save, fields } = store.read()
    if (save.kind === "saved") told.push({ text: fields.text, server: server.draft.text })
  })
  store.edit({ text: "H" })
  expect(store.read().save.kind).toBe("saving")
  const saving = store.flush()
  store.edit({ text: "Hi" })
  await saving
  await vi.runAllTimersAsync()
  expect(store.read().save.kind).toBe("saved")
  expect(told).toEqual([{ text: "Hi", server: "Hi" }])
})

test("a version raised by new recipients is not a conflict: the save is repeated", async () => {
  const { server, transport } = draftServer()
  const store = new DraftStore(draft, transport)
  server.draft = { ...server.draft, version: 7 }
  store.edit({ text: "Hi" })
  await vi.runAllTimersAsync()
  expect(server.draft).toMatchObject({ text: "Hi", version: 8 })
  expect(store.read().save.kind).toBe("saved")
})

test("another person's edit is a conflict, and either side can be kept", async () => {
  const { server, transport } = draftServer()
  const store = new DraftStore(draft, transport)
  server.draft = { ...server.draft, version: 2, text: "Theirs" }
  store.edit({ text: "Mine", name: "Mine" })
  await vi.runAllTimersAsync()
  expect(store.read().save.kind).toBe("conflict")
  expect(server.draft.text).toBe("Theirs")

  await store.keepMine()
  expect(server.draft).toMatchObject({ text: "Mine", name: "Mine" })

  server.draft = { ...server.draft, version: 9, text: "Theirs again" }
  store.edit({ text: "Mine again" })
  await vi.runAllTimersAsync()
  await store.takeTheirs()
  expect(store.read()).toMatchObject({
    version: 9,
    fields: { text: "Theirs again" },
    save: { kind: "saved" },
  })
  expect(store.hasUnsaved()).toBe(false)
})

test("keeps what is typed while the server is away, says so, and saves when it is back", async () => {
  const { server, transport } = draftServer()
  let away = true
  const store = new DraftStore(draft, {
    ...transport,
    patch: async (...input) => {
      if (away) throw refusal(0, "There is no connection to the server")
      return transport.patch(...input)
    },
  })
  store.edit({ text: "Hi" })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(store.read().save).toMatchObject({ kind: "failed", message: "There is no connection to the server" })
  away = false
  await vi.advanceTimersByTimeAsync(6_000)
  expect(server.draft.text).toBe("Hi")
  expect(store.read().save.kind).toBe("saved")
})

test("a field that the server refuses holds up no other, and is sent again with the next edit", async () => {
  const { server, transport } = draftServer()
  const store = new DraftStore(draft, {
    ...transport,
    patch: async (version, changes, keepalive) => {
      if ((changes.text?.length ?? 0) > 5) throw refusal(422, "Too long", ["text"])
      return transport.patch(version, changes, keepalive)
    },
  })
  store.edit({ text: "Much too long", name: "Spring" })
  await vi.runAllTimersAsync()
  expect(server.draft).toMatchObject({ name: "Spring", text: "" })
  expect(store.read()).toMatchObject({
    fields: { text: "Much too long" },
    save: { kind: "failed", message: "Too long", isRefused: true },
  })
  expect(store.hasUnsaved()).toBe(true)

  store.edit({ text: "Short" })
  await vi.runAllTimersAsync()
  expect(server.draft.text).toBe("Short")
  expect(store.read().save.kind).toBe("saved")
})

test("a save whose answer was lost is not another person's edit", async () => {
  const { server, transport } = draftServer()
  let isAnswerLost = true
  const store = new DraftStore(draft, {
    ...transport,
    patch: async (...input) => {
      const saved = await transport.patch(...input)
      if (isAnswerLost) throw refusal(0, "There is no connection to the server")
      return saved
    },
  })
  store.edit({ name: "Spring " })
  await vi.advanceTimersByTimeAsync(1_000)
  server.draft.name = "Spring"
  isAnswerLost = false
  store.edit({ text: "Hi" })
  await vi.runAllTimersAsync()
  expect(server.draft).toMatchObject({ name: "Spring ", text: "Hi" })
  expect(store.read().save.kind).toBe("saved")
})

test("a save whose answer was lost hides no other person's edit that came after it", async () => {
  const { server, transport } = draftServer()
  let isAnswerLost = true
  const store = new DraftStore(draft, {
    ...transport,
    patch: async (...input) => {
      const saved = await transport.patch(...input)
      if (isAnswerLost) throw refusal(0, "There is no connection to the server")
      return saved
    },
  })
  store.edit({ name: "Mine" })
  await vi.advanceTimersByTimeAsync(1_000)
  server.draft = { ...server.draft, name: "Theirs", version: 9 }
  isAnswerLost = false
  store.edit({ text: "Hi" })
  await vi.runAllTimersAsync()
  expect(store.read().save.kind).toBe("conflict")
  expect(server.draft).toMatchObject({ name: "Theirs", text: "" })
})
