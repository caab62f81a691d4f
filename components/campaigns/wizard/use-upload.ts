import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Problem } from "#lib/platform/problem.ts"
import { campaignKey } from "../campaign-queries.ts"

export type UploadState =
  | { kind: "idle" }
  | { kind: "sending"; fileName: string; share: number }
  | { kind: "reading"; fileName: string }
  | { kind: "failed"; fileName: string; message: string }

/**
 * Sends a file of recipients and tells how much of it has left this computer. From then on the server reads it, and
 * the page follows the reading by polling, so that it can be left and come back to.
 */
export function useUpload(campaignId: string, onRead: () => void) {
  const queryClient = useQueryClient()
  const [state, setState] = useState<UploadState>({ kind: "idle" })
  const request = useRef<XMLHttpRequest | null>(null)
  useAskBeforeClosing(state.kind === "sending")

  const upload = useCallback(
    (file: File) => {
      request.current?.abort()
      const xhr = new XMLHttpRequest()
      request.current = xhr
      const settle = (next: UploadState) => {
        if (request.current !== xhr) return
        setState(next)
        void queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) })
      }
      xhr.upload.onprogress = ({ loaded, total }) =>
        setState({ kind: "sending", fileName: file.name, share: total ? loaded / total : 0 })
      xhr.upload.onload = () => settle({ kind: "reading", fileName: file.name })
      xhr.onerror = () => settle({ kind: "failed", fileName: file.name, message: unreachable })
      xhr.onload = () => {
        const message = refusalIn(xhr)
        settle(message ? { kind: "failed", fileName: file.name, message } : { kind: "idle" })
        if (!message) onRead()
      }
      setState({ kind: "sending", fileName: file.name, share: 0 })
      xhr.open(
        "POST",
        `/api/webtool/campaigns/${campaignId}/recipients/upload?${new URLSearchParams({ fileName: file.name })}`,
      )
      xhr.setRequestHeader("content-type", file.type || "text/csv")
      xhr.send(file)
    },
    [campaignId, queryClient, onRead],
  )

  const cancel = useCallback(() => {
    request.current?.abort()
    request.current = null
    setState({ kind: "idle" })
  }, [])

  return { state, upload, cancel }
}

/** A file that is half on its way is lost with the tab. */
function useAskBeforeClosing(isNeeded: boolean) {
  useEffect(() => {
    if (!isNeeded) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isNeeded])
}

const unreachable = "The file did not reach the server. Check the connection, then choose the file again"

function refusalIn(xhr: XMLHttpRequest): string | null {
  if (xhr.status >= 200 && xhr.status < 300) return null
  const isProblem = xhr.getResponseHeader("content-type")?.startsWith("application/problem+json")
  return isProblem ? (JSON.parse(xhr.responseText) as Problem).detail : unreachable
}
