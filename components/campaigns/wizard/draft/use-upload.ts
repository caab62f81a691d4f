import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useRef, useState } from "react"
import type { Upload } from "tus-js-client"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { useAskBeforeClosing } from "#components/data/use-ask-before-closing.ts"

type Sending = {
  kind: "sending"
  fileName: string
  bytesSent: number
  bytesTotal: number
  isWaiting: boolean
}

export type UploadState =
  | { kind: "idle" }
  | Sending
  | { kind: "reading"; fileName: string }
  | { kind: "failed"; fileName: string; message: string; retry: () => void }

const isAway = "The server could not be reached. Check your connection, or reload the page"

/**
 * Sends a file of recipients in parts and tells how much of it has arrived. A break is waited out, and a file that was
 * begun before goes on from there. Then the server reads it, and the page follows the reading by polling, so that it can
 * be left and come back to.
 */
export function useUpload(campaignId: string, onArrived: () => Promise<unknown>) {
  const queryClient = useQueryClient()
  const [state, setState] = useState<UploadState>({ kind: "idle" })
  const current = useRef<Upload | null>(null)
  // What has arrived stays, but the rest stops with the tab.
  useAskBeforeClosing(state.kind === "sending")

  const upload = useCallback(
    async (file: File) => {
      const fileName = file.name
      const fail = (message: string) =>
        setState({ kind: "failed", fileName, message, retry: () => void upload(file) })
      const script = await import("./resumable-upload.ts").catch(() => null)
      if (!script) return fail(isAway)
      void current.current?.abort()
      const show = (next: Partial<Sending>) =>
        setState((before) => ({
          ...{ kind: "sending", fileName, bytesSent: 0, bytesTotal: file.size, isWaiting: false },
          ...(before.kind === "sending" && before),
          ...next,
        }))
      const isMine = () => current.current === sending
      const sending = script.resumableUpload(campaignId, file, {
        onProgress: (bytesSent) => isMine() && show({ bytesSent, isWaiting: false }),
        onBreak: () => isMine() && show({ isWaiting: true }),
        onArrived: async () => {
          if (!isMine()) return
          setState({ kind: "reading", fileName })
          await onArrived()
          if (isMine()) setState({ kind: "idle" })
        },
        onRefused: (message) => {
          if (!isMine()) return
          fail(message)
          void queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) })
        },
      })
      current.current = sending
      show({ bytesSent: 0, isWaiting: false })
      const [begun] = await sending.findPreviousUploads()
      if (begun) sending.resumeFromPreviousUpload(begun)
      if (isMine()) sending.start()
    },
    [campaignId, queryClient, onArrived],
  )

  const cancel = useCallback(async () => {
    const sending = current.current
    current.current = null
    setState({ kind: "idle" })
    await sending?.abort(true).catch(() => null)
    await queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) })
  }, [campaignId, queryClient])

  return { state, upload, cancel }
}
