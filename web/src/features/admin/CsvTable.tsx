import { useTranslation } from 'react-i18next'
import { count } from '../../ui/format.ts'
import { WideTable } from '../../ui/WideTable.tsx'
import css from './admin.module.css'
import { COLUMNS, type CsvPreview } from './csv.ts'

const SHOWN = 50
const PROBLEMS = 20

/** What was read of a file, and everything that is wrong with it by line, before anything is sent. */
export function CsvTable({ preview: { rows, problems } }: { preview: CsvPreview }) {
  const { t, i18n } = useTranslation()
  const columns = COLUMNS.filter((column) => rows.some((row) => row.cells[column] !== undefined))
  const rest = problems.length - PROBLEMS
  return (
    <>
      <div role="status" className={css.preview}>
        {problems.length === 0 ? (
          <p className="b-ok">{t('admin.imports.ready', { count: rows.length })}</p>
        ) : (
          <>
            <p className="b-danger">
              <b>{t('admin.imports.wrong', { count: problems.length })}</b>
            </p>
            <ul className={css.problems}>
              {problems.slice(0, PROBLEMS).map(({ line, reason }) => (
                <li key={`${line} ${reason}`}>
                  {t('admin.imports.problem', { line, reason: t(`admin.imports.reasons.${reason}`) })}
                </li>
              ))}
            </ul>
            {rest > 0 && <p className="b-sm b-dim">{t('admin.imports.rest', { count: rest })}</p>}
          </>
        )}
      </div>
      {rows.length > 0 && (
        <WideTable
          caption={t('admin.imports.preview')}
          head={[t('admin.imports.line'), ...columns]}
          className={css.table}
        >
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.line} data-wrong={row.wrong.length > 0 || undefined}>
              <th scope="row">{count(row.line, i18n.language)}</th>
              {columns.map((column) => (
                <td key={column} data-wrong={row.wrong.includes(column) || undefined}>
                  {row.cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </WideTable>
      )}
      {rows.length > SHOWN && <p className="b-sm b-dim">{t('admin.imports.rest', { count: rows.length - SHOWN })}</p>}
    </>
  )
}
