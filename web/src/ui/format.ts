/** Times, spans and numbers in the reader's language, through Intl. All functions are pure; `locale` is 'fr' or 'en'. */

const tag = (locale: string) => (locale.startsWith('fr') ? 'fr-FR' : 'en-GB')
const french = (locale: string) => locale.startsWith('fr')

const NBSP = '\u00a0'

const made = new Map<string, Intl.DateTimeFormat>()
function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag(locale)} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(tag(locale), options)
  made.set(key, format)
  return format
}

/** 12 h 30 (fr), 12:30 (en). In French « h » stands where Intl puts the colon: « 14 h » on the hour. */
export function hour(at: Date, locale: string): string {
  const parts = dates(locale, { hour: 'numeric', minute: '2-digit' }).formatToParts(at)
  if (!french(locale)) return parts.map((part) => part.value).join('')
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const minute = of('minute')
  const short = String(Number(of('hour')))
  return minute === '00' ? `${short}${NBSP}h` : `${short}${NBSP}h${NBSP}${minute}`
}

/** lundi 23 novembre 2026 à 12 h 30: what a hover shows. */
export function exact(at: Date, locale: string): string {
  const day = dates(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at)
  return french(locale) ? `${day} à ${hour(at, locale)}` : `${day} at ${hour(at, locale)}`
}

/** An hour to come within the week, with its day unless that is today: 9 h, demain à 9 h, lundi à 9 h. */
export function ahead(at: Date, now: Date, locale: string): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  if (days === 0) return hour(at, locale)
  return days === 1 && at.getTime() === startOfDay(at) ? midnight(locale) : moment(at, now, locale)
}

const midnight = (locale: string) => (french(locale) ? 'minuit' : 'midnight')

/** A time of day on any wall, « 09:30 », as one reads it. */
export function timeOfDay(time: string, locale: string): string {
  if (time === '00:00') return midnight(locale)
  return hour(new Date(2026, 0, 1, Number(time.slice(0, 2)), Number(time.slice(3))), locale)
}

/** The name of a day of the week; 1 is Monday. */
export const weekday = (day: number, locale: string): string =>
  dates(locale, { weekday: 'long' }).format(new Date(2024, 0, day))

/** 3 nov. 2026 / 3 Nov 2026. */
export const day = (at: Date, locale: string): string =>
  dates(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)

/** nov. 2026, or novembre 2026 when long. */
export const month = (at: Date, locale: string, length: 'short' | 'long' = 'short'): string =>
  dates(locale, { month: length, year: 'numeric' }).format(at)

const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
const DAY = 86_400_000

/**
 * How long ago (or ahead) in the fewest words: il y a 40 s, il y a 4 min, il y a 3 h, hier, jeudi, il y a 9 j, il y a 5 mois.
 * The day words follow the calendar of the reader's time zone.
 */
export function relative(at: Date, now: Date, locale: string): string {
  // One word to the eye: never broken between lines.
  return distance(at, now, locale).replaceAll(' ', NBSP)
}

function distance(at: Date, now: Date, locale: string): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const size = Math.abs(seconds)
  const spoken = new Intl.RelativeTimeFormat(tag(locale), { style: french(locale) ? 'short' : 'narrow' })
  const named = new Intl.RelativeTimeFormat(tag(locale), { numeric: 'auto' })
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  if (size < 5) return named.format(0, 'second')
  if (size < 60) return spoken.format(seconds, 'second')
  if (size < 3600) return spoken.format(Math.trunc(seconds / 60), 'minute')
  if (size < 6 * 3600 || days === 0) return spoken.format(Math.trunc(seconds / 3600), 'hour')
  if (Math.abs(days) === 1) return named.format(days, 'day')
  if (days < 0 && days > -7) return dates(locale, { weekday: 'long' }).format(at)
  if (Math.abs(days) < 45) return spoken.format(days, 'day')
  const months = Math.round(days / 30.44)
  if (Math.abs(months) < 12) return named.format(months, 'month')
  return named.format(Math.trunc(days / 365.25), 'year')
}

/** A moment to come as one says it: aujourd’hui à 14 h 20, demain à 9 h, mardi à 10 h, mardi 8 déc. à 10 h. */
export function moment(at: Date, now: Date, locale: string): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  const named = new Intl.RelativeTimeFormat(tag(locale), { numeric: 'auto' })
  const far: Intl.DateTimeFormatOptions = Math.abs(days) > 6 ? { day: 'numeric', month: 'short' } : {}
  const day = Math.abs(days) <= 1 ? named.format(days, 'day') : dates(locale, { weekday: 'long', ...far }).format(at)
  return french(locale) ? `${day} à ${hour(at, locale)}` : `${day} at ${hour(at, locale)}`
}

/** In English the short forms take an s in the plural and « sec »; we write 2 min, 40 s, 3 h in both languages. */
const unit = (value: number, name: 'second' | 'minute' | 'hour', locale: string) =>
  new Intl.NumberFormat(tag(locale), { style: 'unit', unit: name, unitDisplay: 'short' })
    .formatToParts(value)
    .map((part) => (part.type === 'unit' ? SHORT[name] : part.type === 'literal' ? NBSP : part.value))
    .join('')

const SHORT = { second: 's', minute: 'min', hour: 'h' } as const

/** A span in words: 40 s, 1 min 42 s, 12 min, 1 h 05 min. From an hour on, without seconds. */
export function span(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return unit(whole, 'second', locale)
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  if (minutes < 60) {
    return rest === 0
      ? unit(minutes, 'minute', locale)
      : `${unit(minutes, 'minute', locale)} ${unit(rest, 'second', locale)}`
  }
  const left = minutes % 60
  const hours = unit(Math.floor(minutes / 60), 'hour', locale)
  return left === 0 ? hours : `${hours} ${unit(left, 'minute', locale)}`
}

/** A span rounded as one says it: under 90 s in tens of seconds, then whole minutes, then hours. */
export function about(seconds: number, locale: string): string {
  if (seconds < 90) return span(Math.max(10, Math.round(seconds / 10) * 10), locale)
  if (seconds < 3600) return span(Math.round(seconds / 60) * 60, locale)
  return span(Math.round(seconds / 3600) * 3600, locale)
}

/** The face of a clock: 0:41, 12:05, 1:02:09. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** A share as one reads it: « 62 % ». */
export const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: 0 }).format(share)

const SIZES = { fr: ['o', 'ko', 'Mo', 'Go'], en: ['B', 'kB', 'MB', 'GB'] } as const

/** A size in bytes as one says it, in thousands: 840 o, 12,4 Mo / 840 B, 12.4 MB. */
export function size(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const unit = SIZES[locale.startsWith('fr') ? 'fr' : 'en'][step] ?? ''
  const value = bytes / 1000 ** step
  const digits = step === 0 || value >= 100 ? 0 : 1
  return `${new Intl.NumberFormat(tag(locale), { maximumFractionDigits: digits }).format(value)}${NBSP}${unit}`
}

/** 1 234,5 / 1,234.5 */
export const count = (value: number, locale: string): string => new Intl.NumberFormat(tag(locale)).format(value)

/** « Grenoble, Leeds et Lorient » */
export const listOf = (words: readonly string[], locale: string): string =>
  new Intl.ListFormat(tag(locale), { type: 'conjunction' }).format(words)

/** Compares names as a dictionary of that language does (accents, case, figures). */
export const byName = (locale: string): ((a: string, b: string) => number) =>
  new Intl.Collator(tag(locale), { sensitivity: 'base', numeric: true }).compare

/** The name one calls a person by: the first word of their name. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? ''
