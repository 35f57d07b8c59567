import type { MyAnswer } from '@binome/contract/verbs/answer.ts'
import { useEffect, useRef, useState } from 'react'
import { api, q } from '../../app/api.ts'
import { queryClient } from '../../app/query.ts'
import { type Form, formOf, inputOf, isEmpty, sameForm } from './form.ts'

/** A draft is kept so long after the last change, and tried again so long after it could not be. */
const KEEP_AFTER = 1200
const TRY_AFTER = 10_000

export type Keeping = 'kept' | 'keeping' | 'failed' | null

/** The list on Now counts anew. */
const listChanged = () => queryClient.invalidateQueries({ queryKey: q.answers.waiting.key() })

/**
 * An answer being written: what is in the form, what the house has, and the ways between. A draft keeps itself; what was
 * sent is changed by the button alone. One call at a time, in the order they were wished for.
 */
export function useWriting(askId: string, first: MyAnswer | null) {
  const [form, setForm] = useState<Form>(() => formOf(first))
  const [answer, setAnswer] = useState(first)
  const [keeping, setKeeping] = useState<Keeping>(null)
  const [busy, setBusy] = useState<'send' | 'takeBack' | 'pass' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = <T>(call: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(call, call)
    queue.current = turn.catch(() => undefined)
    return turn
  }

  const draft = answer === null || answer.state === 'draft'
  const changed = !sameForm(form, formOf(answer))
  useEffect(() => {
    if (!draft || !changed || busy || keeping === 'keeping' || (answer === null && isEmpty(form))) return
    const timer = setTimeout(
      () => {
        setKeeping('keeping')
        inTurn(() => api.answers.draft(inputOf(askId, form))).then(
          (kept) => {
            setAnswer(kept)
            setKeeping('kept')
            void listChanged()
          },
          () => setKeeping('failed'),
        )
      },
      keeping === 'failed' ? TRY_AFTER : KEEP_AFTER,
    )
    return () => clearTimeout(timer)
  })

  // Whoever leaves sooner than that meant the last words too.
  const unkept = useRef<Form | null>(null)
  const passed = useRef(false)
  useEffect(() => {
    unkept.current = draft && changed && !busy && !(answer === null && isEmpty(form)) ? form : null
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: on leaving alone
  useEffect(
    () => () => {
      const left = unkept.current
      if (left && !passed.current) {
        inTurn(() => api.answers.draft(inputOf(askId, left))).then(listChanged, () => undefined)
      }
    },
    [],
  )

  const act = async <T>(what: 'send' | 'takeBack' | 'pass', call: () => Promise<T>): Promise<T | null> => {
    setBusy(what)
    setError(null)
    try {
      const done = await inTurn(call)
      void listChanged()
      return done
    } catch (thrown) {
      setError(thrown)
      return null
    } finally {
      setBusy(null)
    }
  }
  return {
    ...{ form, answer, keeping, busy, error, changed, draft },
    change: (part: Partial<Form>) => setForm((now) => ({ ...now, ...part })),
    async send() {
      const sent = await act('send', () => api.answers.send(inputOf(askId, form)))
      if (sent) setAnswer(sent)
      return sent !== null
    },
    async takeBack() {
      const back = await act('takeBack', () => api.answers.takeBack({ askId }))
      if (back) setAnswer(back)
      return back !== null
    },
    async pass() {
      passed.current = (await act('pass', () => api.answers.pass({ askId }))) !== null
      return passed.current
    },
  }
}
