"use client"

import { Check, CircleAlert } from "lucide-react"
import Link from "next/link"
import { cx } from "#components/ui/cx.ts"
import { type StepState, stepNames, type WizardStep } from "./draft/wizard-steps.ts"

type StepRailProps = { steps: StepState[]; onStep: (step: WizardStep) => void }

/** The four steps with their state. Each can be opened at any time; a blocked one says what it waits for. */
export function StepRail({ steps, onStep }: StepRailProps) {
  return (
    <nav aria-label="Steps">
      <ol className="grid grid-cols-4 gap-1 rounded-xl border border-line bg-surface p-1">
        {steps.map(({ step, state, note }, index) => (
          <li key={step}>
            <Link
              href={`?step=${step}`}
              aria-current={state === "now" ? "step" : undefined}
              onClick={(event) => {
                event.preventDefault()
                onStep(step)
              }}
              className="flex h-full min-h-14 items-center gap-2.5 rounded-lg px-2 py-1.5 hover:bg-sunken aria-[current]:bg-accent-soft max-sm:flex-col max-sm:gap-1 max-sm:text-center sm:px-3"
            >
              <StepMark state={state} number={index + 1} />
              <span className="flex min-w-0 flex-col">
                <span className="font-medium max-sm:text-xs">{stepNames[step]}</span>
                <span
                  className={cx(
                    "text-xs max-sm:sr-only",
                    state === "blocked" ? "text-warning" : "text-ink-soft",
                  )}
                >
                  {note}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const markStyles: Record<StepState["state"], string> = {
  now: "border-accent bg-accent text-on-accent",
  done: "border-positive bg-positive-soft text-positive",
  blocked: "border-warning bg-warning-soft text-warning",
  open: "border-line-strong text-ink-soft",
}

function StepMark({ state, number }: { state: StepState["state"]; number: number }) {
  return (
    <span
      aria-hidden
      className={cx(
        "flex size-7 shrink-0 items-center justify-center rounded-full border text-xs font-semibold",
        markStyles[state],
      )}
    >
      {state === "done" ? <Check size={14} /> : state === "blocked" ? <CircleAlert size={14} /> : number}
    </span>
  )
}
