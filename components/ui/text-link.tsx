import Link from "next/link"
import type { ComponentProps } from "react"
import { cx } from "./cx.ts"

type TextLinkProps = ComponentProps<typeof Link> & {
  /** The name of a row: as dark as other text, in a heavier hand. */
  isName?: boolean
}

/** A link within text or a table. */
export function TextLink({ isName, className, ...props }: TextLinkProps) {
  const look = isName ? "font-medium break-words text-ink" : "text-accent"
  return <Link {...props} className={cx("rounded-sm underline-offset-4 hover:underline", look, className)} />
}
