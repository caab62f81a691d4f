import Link from "next/link"
import type { ComponentProps } from "react"
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style.ts"

type LinkButtonProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize }

/** A link that looks like a button: it goes somewhere, a button does something. */
export function LinkButton({ variant, size, className, ...props }: LinkButtonProps) {
  return <Link {...props} className={buttonStyle(variant, size, className)} />
}
