import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { Field } from '../../ui/Field.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Saved } from '../me/Saved.tsx'
import { useRested } from '../me/useRested.ts'
import css from './admin.module.css'
import { Form } from './Form.tsx'
import { synonymsOf } from './synonyms.ts'

const EMPTY = { labelFr: '', labelEn: '', synonyms: '' }

function AddSkill() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [form, setForm] = useState(EMPTY)
  const adding = useMutation({
    mutationFn: () => api.admin.addSkill({ ...form, synonyms: synonymsOf(form.synonyms) }),
    onSuccess: async () => {
      setForm(EMPTY)
      await cache.invalidateQueries({ queryKey: q.people.skills.key() })
    },
  })
  const change = (part: Partial<typeof EMPTY>) => {
    adding.reset()
    setForm({ ...form, ...part })
  }
  return (
    <Section title={t('admin.skills.add')} level={2}>
      <Form
        doing={adding}
        submit={t('me.claimAdd')}
        ready={Boolean(form.labelFr.trim() && form.labelEn.trim())}
        beside={<Saved>{adding.isSuccess && t('admin.skills.added')}</Saved>}
      >
        <Field
          label={t('admin.skills.fr')}
          required
          maxLength={80}
          lang="fr"
          value={form.labelFr}
          onChange={(event) => change({ labelFr: event.currentTarget.value })}
        />
        <Field
          label={t('admin.skills.en')}
          required
          maxLength={80}
          lang="en"
          value={form.labelEn}
          onChange={(event) => change({ labelEn: event.currentTarget.value })}
        />
        <Field
          label={t('admin.skills.synonyms')}
          optional
          value={form.synonyms}
          onChange={(event) => change({ synonyms: event.currentTarget.value })}
        />
      </Form>
    </Section>
  )
}

/** The skills of the house, in both languages. */
export function Skills() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const looked = useRested(typed.trim(), 250)
  const list = useInfiniteQuery(
    q.people.skills.infiniteOptions({
      input: (cursor: string | undefined) => ({ q: looked || undefined, cursor, limit: 30 }),
      ...pageAfterPage,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <div className={css.two}>
      <Section title={t('admin.rooms.skills')} level={2}>
        <div className={css.search}>
          <Field
            label={t('admin.skills.search')}
            bare
            type="search"
            placeholder={t('admin.skills.search')}
            maxLength={80}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <Paged list={list} none={<Notice title={t(looked ? 'commands.none' : 'admin.skills.none')} />}>
          {(skills) => (
            <List>
              {skills.map((skill) => (
                <Row key={skill.id}>
                  <p className={css.labels}>
                    <b lang="fr">{skill.labelFr}</b>
                    <span lang="en" className="b-mut">
                      {skill.labelEn}
                    </span>
                  </p>
                  {skill.synonyms.length > 0 && <p className="b-sm b-dim">{skill.synonyms.join(', ')}</p>}
                </Row>
              ))}
            </List>
          )}
        </Paged>
      </Section>
      <AddSkill />
    </div>
  )
}
