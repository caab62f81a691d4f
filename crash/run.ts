import "#lib/platform/testing/settings.ts"
import { startTemplateServer } from "#lib/platform/testing/template-server.ts"
import { runPlan } from "./run-plan.ts"
import { namedPlans, randomPlan } from "./steps.ts"
import { startCrashCarrier } from "./support/stage.ts"

const server = await startTemplateServer()
const carrier = await startCrashCarrier()
try {
  const only = process.argv[2]
  for (const plan of [...namedPlans, randomPlan(5)])
    for (const host of ["embedded", "inngest"] as const) {
      if (only && !`${host} ${plan.name}`.includes(only)) continue
      const at = performance.now()
      const outcome = await runPlan({ plan, host, recipients: 1_000, serverUrl: server.url, carrier }).catch(
        (error) => ({ name: plan.name, host, error: String(error) }),
      )
      console.log(Math.round(performance.now() - at), JSON.stringify(outcome))
    }
} finally {
  await carrier.close()
  await server.stop()
}
