/**
 * People by CSV, looked at before they are sent: the same reading as the server's (which stays the only judge), told line
 * by line. Written here since a CSV library for browsers brings a Buffer of Node along. Pure. RFC 4180; commas or
 * semicolons.
 */
export const COLUMNS = ['name', 'email', 'team', 'title', 'role', 'language', 'joined'] as const
export type Column = (typeof COLUMNS)[number]

/** What is wrong: with the file as a whole, or the name of the column that cannot be read. */
export type Reason = Column | 'empty' | 'too_many' | 'columns' | 'quotes' | 'twice'
export type Problem = { line: number; reason: Reason }
export type CsvRow = { line: number; cells: Partial<Record<Column, string>>; wrong: readonly Reason[] }
export type CsvPreview = { rows: readonly CsvRow[]; problems: readonly Problem[] }

const MOST = 2000

type Raw = { cells: string[]; line: number }

/** Splits a text into records; a record's line is the last one it stands on. Null cell text never appears. */
export function splitCsv(text: string): { records: Raw[]; broken: number | null } {
  const records: Raw[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let quoted = false
  let opened = 1
  const endRecord = () => {
    cells.push(cell)
    if (cells.length > 1 || cells[0] !== '') records.push({ cells, line })
    cells = []
    cell = ''
  }
  const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  for (let at = 0; at < source.length; at++) {
    const char = source[at]
    if (quoted) {
      if (char === '"' && source[at + 1] === '"') {
        cell += '"'
        at++
      } else if (char === '"') quoted = false
      else {
        if (char === '\n') line++
        cell += char
      }
    } else if (char === '"' && cell === '') {
      quoted = true
      opened = line
    } else if (char === ',' || char === ';') {
      cells.push(cell)
      cell = ''
    } else if (char === '\n') {
      endRecord()
      line++
    } else cell += char
  }
  if (quoted) return { records, broken: opened }
  if (cell !== '' || cells.length > 0) endRecord()
  return { records, broken: null }
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

const fits: Record<Column, (cell: string) => boolean> = {
  name: (cell) => cell.length >= 1 && cell.length <= 120,
  email: (cell) => cell.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(cell),
  team: (cell) => cell.length <= 120,
  title: (cell) => cell.length <= 120,
  role: (cell) => ['', 'member', 'manager', 'admin'].includes(cell),
  language: (cell) => ['', 'fr', 'en'].includes(cell),
  joined: (cell) => cell === '' || isDay(cell),
}

function rowOf({ cells, line }: Raw, names: readonly Column[], seen: Set<string>): CsvRow {
  const named = Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]))
  if (cells.length !== names.length) return { line, cells: named, wrong: ['columns'] }
  const wrong: Reason[] = names.filter((name) => !fits[name](named[name] ?? ''))
  const email = named.email?.toLowerCase() ?? ''
  if (email !== '' && seen.has(email)) wrong.push('twice')
  seen.add(email)
  return { line, cells: named, wrong }
}

/** Reads a file of people: its rows, and everything that is wrong with it, in the order of its lines. */
export function previewPeople(text: string): CsvPreview {
  const { records, broken } = splitCsv(text)
  if (broken !== null) return { rows: [], problems: [{ line: broken, reason: 'quotes' }] }
  const [header, ...lines] = records
  if (!header) return { rows: [], problems: [{ line: 1, reason: 'empty' }] }
  const names = header.cells.map((cell) => cell.trim().toLowerCase())
  const known = names.filter((name): name is Column => (COLUMNS as readonly string[]).includes(name))
  const complete = known.includes('name') && known.includes('email') && new Set(known).size === names.length
  if (!complete) return { rows: [], problems: [{ line: header.line, reason: 'columns' }] }
  if (lines.length === 0) return { rows: [], problems: [{ line: header.line + 1, reason: 'empty' }] }
  const seen = new Set<string>()
  const rows = lines.map((line) => rowOf(line, known, seen))
  const problems = rows.flatMap(({ line, wrong }) => wrong.map((reason) => ({ line, reason })))
  if (lines.length > MOST) problems.push({ line: MOST + 2, reason: 'too_many' })
  return { rows, problems }
}

/** An example to fill in: every column, one line. */
export const TEMPLATE = `${COLUMNS.join(',')}\nZoé Exemple,zoe@exemple.fr,Expédition,Coordination transport,member,fr,2024-03-01\n`
