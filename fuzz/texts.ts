import fc from "fast-check"

/** Texts that software stumbles over. */
const awkward = fc.constantFrom(
  ...[
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "😀",
    "ﷺ",
    "\u202e",
    "\ufeff",
    "\r\n",
    "null",
    "undefined",
    "NaN",
    "-1",
    "0",
  ],
  ...[
    "1e400",
    "9".repeat(40),
    "99999999999999999999",
    "2147483648",
    "true",
    "[]",
    "{}",
    "__proto__",
    "constructor",
  ],
  ...[
    "' or 1=1 --",
    '"',
    "\\",
    "<script>",
    "#{x}",
    "../../etc/passwd",
    "http://[",
    "2026-02-30",
    "x".repeat(3_000),
  ],
)

/** Any text, and numbers and dates as texts. */
export const anyText = fc.oneof(
  awkward,
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.integer().map(String),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)

/** One segment of a path, as it may come: also such as cannot be decoded. */
export const pathText = fc.oneof(
  fc.uuid(),
  fc.constantFrom(
    "10000001",
    "1",
    "0",
    "-1",
    "H000000000000001",
    "9".repeat(30),
    "x".repeat(2_000),
    "2026-02-30",
  ),
  fc.constantFrom(
    "%ff",
    "%zz",
    "%",
    "%00",
    "%2e%2e",
    "..",
    ".",
    "%2F",
    "%5C",
    "\\",
    "%C0%AF",
    "%F0%9F%98%80",
    "[id]",
  ),
  anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  fc.string({ unit: fc.constantFrom(..."abc;=@:!$&'()*+,~|^`{}<>\"\x80\xe9\xff"), maxLength: 8 }),
)

/** Names of fields in queries and bodies: those that our lists and forms know, and others. */
export const queryName = fc.constantFrom(
  ...[
    "page",
    "pageSize",
    "search",
    "sort",
    "direction",
    "status",
    "channel",
    "state",
    "source",
    "kind",
    "from",
  ],
  ...[
    "callbackUrl",
    "error",
    "code",
    "permission",
    "fnId",
    "stepId",
    "m",
    "v",
    "grant_type",
    "_rsc",
    "__proto__",
  ],
)

export const fieldName = fc.oneof(
  queryName,
  fc.constantFrom(
    ...[
      "name",
      "text",
      "title",
      "skill",
      "skillId",
      "senderId",
      "address",
      "label",
      "day",
      "windows",
      "revision",
    ],
    ...[
      "campaignName",
      "templateId",
      "consent",
      "consumers",
      "variables",
      "outboundNumber",
      "schedulingMetrics",
    ],
    ...[
      "client_id",
      "client_secret",
      "csrfToken",
      "json",
      "AccountSid",
      "MessageSid",
      "MessageStatus",
      "Body",
      "To",
    ],
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("\0", "a\0b", "", "toString", "__proto__", "a[b]", "x".repeat(300)),
)
