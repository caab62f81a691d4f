import { z } from "zod"
import { isJsonObject, isStorableJson } from "#lib/platform/storable-json.ts"
import { blockOfText, lineOfText } from "#lib/platform/text-schema.ts"
import { missingMark, mustBe } from "./must-be.ts"
import { schedulingMetrics } from "./scheduling-metrics.ts"

const present = z.string(mustBe("a string"))
const line = (maxLength: number) => present.pipe(lineOfText(maxLength))
const phone = present.pipe(lineOfText(40)).nullish()

const jsonObject = z
  .custom<Record<string, unknown>>(isJsonObject, mustBe("an object"))
  .refine(isStorableJson, "is nested too deeply or holds characters that cannot be stored")

const maxVariableLength = 1550
const variableText = blockOfText(maxVariableLength)

/** Values that are no strings pass: they fail their recipient (VARIABLE_NOT_STRING), not the request. */
const variables = jsonObject.superRefine((given, issues) => {
  for (const [name, value] of Object.entries(given)) {
    const problem = typeof value === "string" && variableText.safeParse(value).error?.issues[0]
    if (problem) issues.addIssue({ code: "custom", path: [name], message: problem.message })
  }
})

const addresses = jsonObject.superRefine((given, issues) => {
  for (const [channel, value] of Object.entries(given))
    if (typeof value !== "string" && value !== null)
      issues.addIssue({ code: "custom", path: [channel], message: "must be a string" })
})

const consumer = z
  .object(
    {
      consumerContent: addresses.nullish(),
      consumerCountryCode: phone,
      consumerPhoneNumber: phone,
      variables,
      headerVariables: jsonObject.nullish(),
      buttonVariables: jsonObject.nullish(),
      personalInfo: jsonObject.nullish(),
      customerInfo: jsonObject.nullish(),
    },
    "must be an object",
  )
  .superRefine((given, issues) => {
    const missing = (field: string) =>
      issues.addIssue({ code: "custom", path: [field], message: missingMark })
    const isOldForm = given.consumerCountryCode != null || given.consumerPhoneNumber != null
    if (given.consumerContent) return
    if (!isOldForm) return missing("consumerContent")
    if (given.consumerCountryCode == null) missing("consumerCountryCode")
    if (given.consumerPhoneNumber == null) missing("consumerPhoneNumber")
  })

const consentNeeded = "must be true: the brand confirms that every recipient agreed to receive the message"

/** The body of wire contract 2.1. Unknown fields are ignored; null stands for absent. */
export const apiCampaignSchema = z.object(
  {
    campaignName: line(255),
    skill: line(255),
    templateId: line(32),
    outboundNumber: present.pipe(lineOfText(16)).nullish(),
    consent: z.boolean(mustBe("true or false")).refine((given) => given, consentNeeded),
    consumers: z.array(consumer, mustBe("a list")).min(1, "must hold at least one recipient"),
    schedulingMetrics: schedulingMetrics.nullish(),
  },
  "The body must be a JSON object",
)

export type ApiCampaignRequest = z.output<typeof apiCampaignSchema>
export type ApiConsumer = ApiCampaignRequest["consumers"][number]
