import { type ClassValue, clsx } from "clsx"

/** Joins class names. Of two that contradict each other the order of the style sheet would decide: never give both. */
export const cx = (...classes: ClassValue[]) => clsx(classes)
