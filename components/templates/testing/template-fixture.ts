import type { TemplateView } from "#lib/templates/template-view.ts"

/** An approved template with a header, two variables and both call-to-action buttons, changed as told. */
export const templateOf = (change: Partial<TemplateView> = {}): TemplateView => ({
  ...{
    id: "3c44f4c2-9d2a-4a0e-8a39-1f2f2a3b4c5d",
    title: "order_shipped",
    category: "UTILITY",
    language: "en",
  },
  header: { kind: "image", sampleUrl: "https://shop.example/parcel.jpg" },
  body: "Hello {{1}}, your order {{2}} has left our warehouse today.",
  footer: "Reply STOP to opt out",
  buttons: [
    { kind: "url", title: "Track", url: "https://shop.example/t/{{1}}", sampleSuffix: "A-1001" },
    { kind: "phone", title: "Call", phone: "+14155550100" },
  ],
  samples: ["Ann", "A-1001"],
  ...{ wabaId: null, sender: null, status: "approved", rejectionReason: null, contentSid: "HX1" },
  ...{ submittedAt: "2026-11-21T12:00:00.000Z", checkedAt: "2026-11-21T12:05:00.000Z" },
  usedBy: { handoffs: [], campaigns: [], hasMore: false },
  ...{ createdByName: "Ada", createdAt: "2026-11-21T11:00:00.000Z", updatedAt: "2026-11-21T12:05:00.000Z" },
  ...change,
})
