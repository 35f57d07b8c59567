import { Day, type Language, type Role } from '@binome/contract/terms.ts'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Refusal } from '../platform/refusal.ts'

/** People as a file: `name,email,team,title,role,language,joined`, a header line, in any order of columns. Pure. */

export interface CsvPerson {
  /** Line of the file, the header being 1. */
  line: number
  name: string
  email: string
  team: string | null
  title: string
  role: Role | null
  language: Language | null
  joined: string | null
}

export const mostPeople = 2000

const columns = ['name', 'email', 'team', 'title', 'role', 'language', 'joined'] as const
type Column = (typeof columns)[number]

const absent = (value: string) => (value === '' ? null : value)
const fields = {
  name: z.string().min(1).max(120),
  email: z.email().max(254),
  team: z.string().max(120).transform(absent),
  title: z.string().max(120),
  role: z.enum(['', 'member', 'manager', 'admin']).transform((value) => (value === '' ? null : value)),
  language: z.enum(['', 'fr', 'en']).transform((value) => (value === '' ? null : value)),
  joined: z.union([z.literal(''), Day]).transform(absent),
}

function unreadable(line: number, reason: string): Refusal {
  return new Refusal('CSV_UNREADABLE', { line, reason })
}

/**
 * Reads the whole file, or says the first line that is wrong and why: `empty`, `too_many`, `columns`, `quotes`,
 * `twice`, or the name of the column. Commas or semicolons, with or without a byte order mark.
 * @throws Refusal CSV_UNREADABLE {line, reason}
 */
export function readPeopleCsv(text: string): CsvPerson[] {
  const [header, ...lines] = readLines(text)
  if (!header) throw unreadable(1, 'empty')
  const names = header.record.map((name) => name.trim().toLowerCase())
  const known = names.every((name) => (columns as readonly string[]).includes(name))
  const complete = names.includes('name') && names.includes('email') && new Set(names).size === names.length
  if (!known || !complete) throw unreadable(header.line, 'columns')
  if (lines.length === 0) throw unreadable(header.line + 1, 'empty')
  if (lines.length > mostPeople) throw unreadable(mostPeople + 2, 'too_many')
  const emails = new Set<string>()
  return lines.map(({ record, line }) => {
    if (record.length !== names.length) throw unreadable(line, 'columns')
    const person = personOf(new Map(names.map((name, i) => [name as Column, (record[i] ?? '').trim()])), line)
    if (emails.has(person.email)) throw unreadable(line, 'twice')
    emails.add(person.email)
    return person
  })
}

function readLines(text: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: [',', ';'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return rows.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(Number(error.lines ?? 1), 'quotes')
    throw error
  }
}

function personOf(cells: ReadonlyMap<Column, string>, line: number): CsvPerson {
  const read = <C extends Column>(column: C): z.output<(typeof fields)[C]> => {
    const cell = cells.get(column) ?? ''
    const parsed = fields[column].safeParse(cell)
    if (!parsed.success) throw unreadable(line, column)
    return parsed.data as z.output<(typeof fields)[C]>
  }
  return {
    line,
    name: read('name'),
    email: read('email').toLowerCase(),
    team: read('team'),
    title: read('title'),
    role: read('role'),
    language: read('language'),
    joined: read('joined'),
  }
}
