"use client"

import { LoaderCircle } from "lucide-react"
import type { ReactNode, Ref } from "react"
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button"
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts"

export type ButtonProps = Omit<AriaButtonProps, "className" | "children"> & {
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button. `isPending` shows that its work runs, keeps the focus and takes no second press. */
export function Button({ variant, size, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonStyle(variant, size, className)}>
      {props.isPending && <LoaderCircle size={16} className="animate-spin" />}
      {children}
    </AriaButton>
  )
}
