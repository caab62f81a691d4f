/**
 * Area codes that reach over a zone's border, where the metadata names one zone only. Sources: the North American
 * Numbering Plan Administrator's area code maps and the IANA zone descriptions, November 2026.
 */
const eastern = "America/New_York"
const central = "America/Chicago"
const mountain = "America/Denver"
const pacific = "America/Los_Angeles"

export const splitAreaCodes: { prefix: string; zones: string[] }[] = [
  ...split(["850", "270", "364", "606", "812", "930", "219", "574", "423", "729", "931"], [eastern, central]),
  ...split(["906"], ["America/Detroit", "America/Menominee"]),
  ...split(["605", "701", "308", "785", "620", "432", "915"], [central, mountain]),
  ...split(["541", "458", "208", "986"], [pacific, "America/Boise"]),
  ...split(["928"], ["America/Phoenix", mountain]),
  ...split(["775"], [pacific, mountain]),
  ...split(["807"], ["America/Toronto", "America/Winnipeg"]),
  ...split(["867"], ["America/Whitehorse", "America/Edmonton", "America/Winnipeg", "America/Iqaluit"]),
  ...split(
    ["250", "778", "236", "672"],
    ["America/Vancouver", "America/Edmonton", "America/Dawson_Creek", "America/Fort_Nelson"],
  ),
  ...split(["709", "879"], ["America/St_Johns", "America/Halifax"]),
  ...split(["907"], ["America/Anchorage", "America/Adak"]),
]

function split(codes: string[], zones: string[]) {
  return codes.map((code) => ({ prefix: `1${code}`, zones }))
}

/** As the metadata names them, with the postal abbreviation. */
export const stateNames: Record<string, string> = {
  Alabama: "AL",
  Alaska: "AK",
  Arizona: "AZ",
  Arkansas: "AR",
  California: "CA",
  Colorado: "CO",
  Connecticut: "CT",
  Delaware: "DE",
  "Washington D.C.": "DC",
  Florida: "FL",
  Georgia: "GA",
  Hawaii: "HI",
  Idaho: "ID",
  Illinois: "IL",
  Indiana: "IN",
  Iowa: "IA",
  Kansas: "KS",
  Kentucky: "KY",
  Louisiana: "LA",
  Maine: "ME",
  Maryland: "MD",
  Massachusetts: "MA",
  Michigan: "MI",
  Minnesota: "MN",
  Mississippi: "MS",
  Missouri: "MO",
  Montana: "MT",
  Nebraska: "NE",
  Nevada: "NV",
  "New Hampshire": "NH",
  "New Jersey": "NJ",
  "New Mexico": "NM",
  "New York": "NY",
  "North Carolina": "NC",
  "North Dakota": "ND",
  Ohio: "OH",
  Oklahoma: "OK",
  Oregon: "OR",
  Pennsylvania: "PA",
  "Rhode Island": "RI",
  "South Carolina": "SC",
  "South Dakota": "SD",
  Tennessee: "TN",
  Texas: "TX",
  Utah: "UT",
  Vermont: "VT",
  Virginia: "VA",
  "Washington State": "WA",
  "West Virginia": "WV",
  Wisconsin: "WI",
  Wyoming: "WY",
}
