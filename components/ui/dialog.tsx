"use client"

import dynamic from "next/dynamic"
import type { DialogProps } from "./dialog-frame.tsx"
import { nothing } from "./nothing.ts"
import { useHasBeen } from "./use-has-been.ts"

export const fetchDialogFrame = () => import("./dialog-frame.tsx")
const DialogFrame = dynamic(() => fetchDialogFrame().then((module) => module.DialogFrame), {
  loading: nothing,
})

/** A task on top of the page. What frames it is fetched when the first one opens. */
export function Dialog(props: DialogProps) {
  return useHasBeen(props.isOpen) && <DialogFrame {...props} />
}
