/**
 * Mobile numbers that name no part of a country with several zones, where the metadata names the capital's only. All zones
 * in which many live count; of a row of zones, its ends are enough. Sources: the countries' numbering plans as filed with the
 * ITU (E.164 national numbering plans) and the IANA zone descriptions, November 2026.
 */
export const nationalMobiles: { prefix: string; zones: string[] }[] = [
  {
    prefix: "614",
    zones: [
      ...["Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Darwin"],
      "Australia/Perth",
    ],
  },
  { prefix: "79", zones: ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Novosibirsk", "Asia/Kamchatka"] },
  { prefix: "628", zones: ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] },
  { prefix: "346", zones: ["Europe/Madrid", "Atlantic/Canary"] },
  { prefix: "347", zones: ["Europe/Madrid", "Atlantic/Canary"] },
  { prefix: "569", zones: ["America/Santiago", "America/Punta_Arenas", "Pacific/Easter"] },
  { prefix: "5939", zones: ["America/Guayaquil", "Pacific/Galapagos"] },
]
