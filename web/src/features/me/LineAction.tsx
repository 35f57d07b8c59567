import type { SkillRef } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import { skillLabel } from '../people/skill.ts'

export type LineActionProps = { label: string; of: SkillRef; busy: boolean; onPress: () => void }

/** What I may do with one line about me; its skill is spoken, not drawn. */
export function LineAction({ label, of, busy, onPress }: LineActionProps) {
  const { i18n } = useTranslation()
  return (
    <button type="button" className="b-link b-sm" disabled={busy} onClick={onPress}>
      {label}
      <span className="b-hidden">, {skillLabel(of, i18n.language)}</span>
    </button>
  )
}
