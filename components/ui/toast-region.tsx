"use client"

import { CircleAlert, CircleCheck, X } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Text } from "react-aria-components/Text"
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components/Toast"
import type { Notice } from "./toast.tsx"

export const noticeQueue = new ToastQueue<Notice>({ maxVisibleToasts: 3 })

/** The notices that can be read at the moment. */
export function NoticeRegion() {
  return (
    <ToastRegion
      queue={noticeQueue}
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
