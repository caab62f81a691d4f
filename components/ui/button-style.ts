import { cx } from "./cx.ts"

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger"
export type ButtonSize = "large" | "medium" | "small" | "icon"

const base =
  "touch-target inline-flex cursor-pointer items-center justify-center gap-2 rounded-lg border font-medium whitespace-nowrap transition-colors select-none data-disabled:cursor-default data-disabled:border-line data-disabled:bg-muted-soft data-disabled:text-muted data-pending:cursor-progress"

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-line-strong/50 bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-ink hover:bg-muted-soft",
  danger: "border-negative/50 bg-surface text-negative hover:bg-negative-soft",
}

const sizes: Record<ButtonSize, string> = {
  large: "h-11 px-3.5 text-sm",
  medium: "h-9 px-3.5 text-sm",
  small: "h-7 px-2.5 text-xs",
  icon: "size-9 shrink-0",
}

/** The look of everything that is pressed, be it a button or a link. */
export const buttonStyle = (
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "medium",
  extra?: string,
) => cx(base, sizes[size], variants[variant], extra)
