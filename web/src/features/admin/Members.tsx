import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { Field } from '../../ui/Field.tsx'
import { List } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useRested } from '../me/useRested.ts'
import css from './admin.module.css'
import { MemberRow } from './MemberRow.tsx'
import { useTeams } from './useTeams.ts'

/** Who belongs to the house. `mine`: whoever looks administers it. */
export function Members({ mine }: { mine: boolean }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const looked = useRested(typed.trim(), 250)
  const { teams = [] } = useTeams()
  const list = useInfiniteQuery(
    q.admin.members.infiniteOptions({
      input: (cursor: string | undefined) => ({ q: looked || undefined, cursor, limit: 30 }),
      ...pageAfterPage,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <>
      <div className={css.search}>
        <Field
          label={t('admin.members.search')}
          bare
          type="search"
          placeholder={t('admin.members.search')}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <Paged list={list} none={<Notice title={t('admin.members.none')} />}>
        {(members) => (
          <List>
            {members.map((member) => (
              <MemberRow key={member.person.id} member={member} teams={teams} mine={mine} />
            ))}
          </List>
        )}
      </Paged>
    </>
  )
}
