/** 08:00 to 21:00, which is also the federal rule of the US (47 CFR 64.1200(c)(1), wire contract 2.3). */
export const defaultSmsHours = { startMinute: 8 * 60, endMinute: 21 * 60 }
