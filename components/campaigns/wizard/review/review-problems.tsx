"use client"

import { CircleAlert } from "lucide-react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { stepNames } from "#components/campaigns/wizard/draft/wizard-steps.ts"
import { Button } from "#components/ui/button.tsx"
import type { ReviewProblem } from "#lib/campaigns/review/review-view.ts"

type ReviewProblemsProps = { problems: ReviewProblem[]; wizard: Wizard }

/** What stands in the way of a launch, each with the way to it. */
export function ReviewProblems({ problems, wizard }: ReviewProblemsProps) {
  if (problems.length === 0) return null
  const goTo = ({ step, path }: ReviewProblem) => {
    wizard.touch(path)
    wizard.goTo(step, path)
  }
  return (
    <section
      data-field="problems"
      aria-label="Before you can launch"
      className="flex flex-col gap-3 rounded-xl bg-negative-soft p-4"
    >
      <h2 className="flex items-center gap-2 font-semibold text-negative">
        <CircleAlert size={18} />
        Before you can launch
      </h2>
      <ul className="flex flex-col gap-2">
        {problems.map((problem) => (
          <li
            key={`${problem.path} ${problem.message}`}
            className="flex flex-wrap items-center justify-between gap-2"
          >
            <span>{problem.message}</span>
            <Button size="small" onPress={() => goTo(problem)}>
              Go to {stepNames[problem.step]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
