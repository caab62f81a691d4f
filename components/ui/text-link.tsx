import Link from "next/link"
import type { ComponentProps } from "react"
import { cx } from "./cx.ts"

/** A link within text or a table. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link {...props} className={cx("rounded-sm text-accent underline-offset-4 hover:underline", className)} />
  )
}
