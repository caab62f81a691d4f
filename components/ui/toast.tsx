"use client"

import { CircleAlert, CircleCheck, X } from "lucide-react"
import {
  UNSTABLE_Toast as AriaToast,
  Button,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components"
import { describeError } from "./describe-error.ts"

type Notice = { title: string; detail?: string; isError: boolean }

/** What is being said, in order of time. */
export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 })

/** Long enough to be read; an error stays until it is closed. */
const readingMs = 6000

/** Says that something is done. Never the only place where a person learns it. */
export const notify = (title: string, detail?: string) =>
  void notices.add({ title, detail, isError: false }, { timeout: readingMs })

/** Says that something a person asked for did not happen, and what to do. */
export function notifyError(error: unknown): void {
  const { title, detail, requestId } = describeError(error)
  notices.add({ title, detail: requestId ? `${detail} Request id ${requestId}` : detail, isError: true })
}

/** Where notices appear; once, in the frame. */
export function Toaster() {
  return (
    <ToastRegion
      queue={notices}
      className="fixed inset-x-4 bottom-4 z-50 flex flex-col-reverse items-end gap-2 outline-none sm:left-auto"
    >
      {({ toast }) => {
        const { title, detail, isError } = toast.content
        const Icon = isError ? CircleAlert : CircleCheck
        return (
          <AriaToast
            toast={toast}
            className="flex w-full items-start gap-3 rounded-xl border border-line bg-raised py-2 pr-2 pl-3.5 shadow-overlay sm:w-96"
          >
            <Icon size={18} className={`mt-2 shrink-0 ${isError ? "text-negative" : "text-positive"}`} />
            <ToastContent className="flex min-w-0 flex-1 flex-col py-1.5">
              <Text slot="title" className="font-medium">
                {title}
              </Text>
              {detail && (
                <Text slot="description" className="text-ink-soft">
                  {detail}
                </Text>
              )}
            </ToastContent>
            <Button
              slot="close"
              aria-label="Close"
              className="touch-target flex size-8 cursor-pointer items-center justify-center rounded-lg text-ink-soft hover:bg-muted-soft"
            >
              <X size={16} />
            </Button>
          </AriaToast>
        )
      }}
    </ToastRegion>
  )
}
