import { Menu } from '@mantine/core'
import { Copy, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { weekday } from '../../ui/format.ts'
import { StretchLine } from './StretchLine.tsx'
import css from './WeekEditor.module.css'
import { another, copied, DAYS, fits, type Kind, ofDay, type Stretch, withDay } from './week.ts'

export type WeekEditorProps = { kind: Kind; week: readonly Stretch[]; onChange: (week: Stretch[]) => void }

const WORKDAYS = [1, 2, 3, 4, 5] as const

/** A week day by day: stretches are added, changed, taken away, and a day is copied to others. */
export function WeekEditor({ kind, week, onChange }: WeekEditorProps) {
  const { t } = useTranslation()
  const [full, setFull] = useState(false)
  const change = (next: Stretch[]) => {
    setFull(!fits(next))
    if (fits(next)) onChange(next)
  }
  return (
    <>
      <ul className={css.week}>
        {DAYS.map((day) => (
          <Day key={day} kind={kind} day={day} week={week} onChange={change} />
        ))}
      </ul>
      <p className="b-sm b-danger" role="status">
        {full && t('asking.tooMany')}
      </p>
    </>
  )
}

function Day({ kind, day, week, onChange }: WeekEditorProps & { day: number }) {
  const { t, i18n } = useTranslation()
  const adding = useRef<HTMLButtonElement>(null)
  const [added, setAdded] = useState<string | null>(null)
  const name = weekday(day, i18n.language)
  const own = ofDay(week, day)
  const put = (next: Stretch[]) => onChange(withDay(week, day, next))
  return (
    <li className={css.day}>
      <h4 className={css.name}>{name}</h4>
      {own.length === 0 ? (
        <p className={`b-dim ${css.empty}`}>{t('asking.empty')}</p>
      ) : (
        <ul className={css.stretches}>
          {own.map((stretch, index) => (
            <StretchLine
              // biome-ignore lint/suspicious/noArrayIndexKey: it stays where the focus is while its times change
              key={index}
              stretch={stretch}
              day={name}
              begin={added === stretch.from}
              onChange={(next) => put(own.with(index, next))}
              onRemove={() => {
                put(own.filter((_, at) => at !== index))
                adding.current?.focus()
              }}
            />
          ))}
        </ul>
      )}
      <div className={css.acts}>
        {own.length > 0 && <CopyMenu day={day} name={name} onCopy={(days) => onChange(copied(week, day, days))} />}
        <IconButton
          ref={adding}
          label={t('asking.add', { day: name })}
          onClick={() => {
            const next = { day, ...another(kind, own) }
            setAdded(next.from)
            put([...own, next])
          }}
        >
          <Plus aria-hidden size={18} strokeWidth={1.75} />
        </IconButton>
      </div>
    </li>
  )
}

function CopyMenu({ day, name, onCopy }: { day: number; name: string; onCopy: (days: readonly number[]) => void }) {
  const { t, i18n } = useTranslation()
  return (
    <Menu position="bottom-end" offset={6}>
      <Menu.Target>
        <IconButton label={t('asking.copy', { day: name })}>
          <Copy aria-hidden size={18} strokeWidth={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onCopy(WORKDAYS)}>{t('asking.copyTo.workdays')}</Menu.Item>
        <Menu.Item onClick={() => onCopy(DAYS)}>{t('asking.copyTo.all')}</Menu.Item>
        <Menu.Divider />
        {DAYS.filter((one) => one !== day).map((one) => (
          <Menu.Item key={one} onClick={() => onCopy([one])}>
            {weekday(one, i18n.language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
