import type { ToClose } from '@binome/contract/session.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../ui/Button.tsx'
import { relative } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Roof } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import css from './ToClosePanel.module.css'
import { useFirstName } from './useName.ts'

/** Sessions that ended and were not closed: asked once more, here. */
export function ToClosePanel({ toClose }: { toClose: readonly ToClose[] }) {
  const { t, i18n } = useTranslation()
  const name = useFirstName()
  const now = useMoment()
  if (toClose.length === 0) return null
  return (
    <Section level={2} title={t('now.toClose')}>
      <List>
        {toClose.map((one) => (
          <Row
            key={one.sessionId}
            top
            className={css.row}
            before={<Roof state="done" width={30} />}
            after={
              <Link
                to="/after/$sessionId"
                params={{ sessionId: one.sessionId }}
                className={buttonClass({ kind: 'second' })}
              >
                {t('now.toCloseAction')}
              </Link>
            }
          >
            <Say size="body" clamp>
              {one.text}
            </Say>
            <p className="b-md b-mut">
              {t('now.toCloseWith', {
                name: name(one.other),
                ago: relative(new Date(one.endedAt), new Date(now), i18n.language),
              })}
            </p>
          </Row>
        ))}
      </List>
    </Section>
  )
}
