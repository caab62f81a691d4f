import { screen, waitFor } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { startTusServer } from "#components/campaigns/testing/tus-server.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { later } from "#components/testing/server.ts"
import { resumableUpload } from "./resumable-upload.ts"
import { useUpload } from "./use-upload.ts"

const file = new File([new Uint8Array(2_500_000).fill(49)], "people.csv", {
  type: "text/csv",
  lastModified: 1,
})
const partBytes = 1_048_576

let server: Awaited<ReturnType<typeof startTusServer>>
let arrived = later<void>()

beforeEach(async () => {
  server = await startTusServer()
  jsdom.reconfigure({ url: server.origin })
  localStorage.clear()
  arrived = later<void>()
})
afterEach(() => server.stop())

function Uploading() {
  const { state, upload, cancel } = useUpload("c1", arrived.answer)
  return (
    <>
      <output>{textOf(state)}</output>
      <button type="button" onClick={() => void upload(file)}>
        Upload
      </button>
      <button type="button" onClick={() => void cancel()}>
        Cancel
      </button>
      {state.kind === "failed" && (
        <button type="button" onClick={state.retry}>
          Try again
        </button>
      )}
    </>
  )
}

function textOf(state: ReturnType<typeof useUpload>["state"]): string {
  if (state.kind === "sending") return state.isWaiting ? "waiting" : "sending"
  return state.kind === "failed" ? `failed: ${state.message}` : state.kind
}

const shown = () => screen.getByRole("status").textContent
const press = (name: string) => screen.getByRole("button", { name })
const bytesOf = (id: string) => server.uploads.get(id)?.length

/** Says that nobody answers a request of this name until the test lets them. */
function breakAt(name: string): () => void {
  let isBroken = true
  server.refuse = (request) => (isBroken && request === name ? { status: 503, detail: "Restarting" } : null)
  return () => {
    isBroken = false
  }
}

test("a file goes in parts, then it is read, then it is done", async () => {
  const { user } = renderScreen(<Uploading />)
  expect(shown()).toBe("idle")
  await user.click(press("Upload"))
  await waitFor(() => expect(shown()).toBe("reading"))
  expect(server.asked).toEqual(["POST", `PATCH ${partBytes}`, `PATCH ${2 * partBytes}`])
  expect(bytesOf("u1")).toBe(file.size)
  arrived.give()
  await waitFor(() => expect(shown()).toBe("idle"))
})

test("a break is waited out, and the file goes on where it stopped", async () => {
  const mend = breakAt(`PATCH ${partBytes}`)
  const { user } = renderScreen(<Uploading />)
  await user.click(press("Upload"))
  await waitFor(() => expect(shown()).toBe("waiting"))
  mend()
  await waitFor(() => expect(shown()).toBe("reading"))
  expect(bytesOf("u1")).toBe(file.size)
  expect(server.asked).toContain("HEAD")
  expect(server.asked.filter((name) => name === "POST")).toHaveLength(1)
})

test("a file that was begun before, in a tab that is gone, goes on when it is chosen again", async () => {
  const mend = breakAt(`PATCH ${partBytes}`)
  const nobody = { onProgress() {}, onBreak() {}, onArrived() {}, onRefused() {} }
  const gone = resumableUpload("c1", file, nobody)
  gone.start()
  await expect.poll(() => server.asked).toContain(`PATCH ${partBytes}`)
  await gone.abort()
  mend()
  server.asked.length = 0
  const { user } = renderScreen(<Uploading />)
  await user.click(press("Upload"))
  await waitFor(() => expect(shown()).toBe("reading"))
  expect(server.asked).toEqual(["HEAD", `PATCH ${partBytes}`, `PATCH ${2 * partBytes}`])
  expect(bytesOf("u1")).toBe(file.size)
})

test("a refusal says why, in the server's words, and can be tried again", async () => {
  server.refuse = () => ({ status: 413, detail: "The file has more than a million rows" })
  const { user } = renderScreen(<Uploading />)
  await user.click(press("Upload"))
  await waitFor(() => expect(shown()).toBe("failed: The file has more than a million rows"))
  server.refuse = () => null
  await user.click(press("Try again"))
  await waitFor(() => expect(shown()).toBe("reading"))
})

test("cancelled, it is given up on the server too, and nothing of it comes later", async () => {
  breakAt(`PATCH ${partBytes}`)
  const { user } = renderScreen(<Uploading />)
  await user.click(press("Upload"))
  await waitFor(() => expect(shown()).toBe("waiting"))
  await user.click(press("Cancel"))
  expect(shown()).toBe("idle")
  await waitFor(() => expect(server.uploads.size).toBe(0))
  expect(shown()).toBe("idle")
})

test("says so when what sends it cannot be fetched, and sends it when asked again", async () => {
  vi.doMock("./resumable-upload.ts", () => {
    throw new Error("the server was updated")
  })
  const { user } = renderScreen(<Uploading />)
  await user.click(press("Upload"))
  await waitFor(() => expect(shown()).toContain("failed: The server could not be reached"))
  vi.doUnmock("./resumable-upload.ts")
  await user.click(press("Try again"))
  await waitFor(() => expect(shown()).toBe("reading"))
})
