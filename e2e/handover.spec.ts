import { expect, test } from './house.ts'
import { inesAndKarim } from './stage.ts'

test('handed over: the two go on while a colleague is asked, who comes with the line and reads what was tried', async ({
  house,
}) => {
  test.setTimeout(90_000)
  const { ines, karim, id } = await inesAndKarim(house, 'Ma plage nommée ne suit pas les lignes ajoutées.')
  const nadia = await house.member('Nadia Petit', { helps: true })
  const seeker = await house.open(ines, `/session/${id}`)
  const helper = await house.open(karim, `/session/${id}`)
  const colleague = await house.open(nadia, '/')
  await karim.client.api.sessions.say({
    sessionId: id,
    id: crypto.randomUUID(),
    text: 'Le nom est juste, la plage non.',
  })
  await karim.client.api.guide.writeStep({
    ...{ sessionId: id, stepId: crypto.randomUUID(), version: 0 },
    words: 'Ouvrir le gestionnaire de noms',
  })

  // He proposes her, with a line; she who asked reads it, and agrees.
  await helper.getByRole('tab', { name: 'Contexte' }).click()
  await helper.getByRole('button', { name: 'Continuer avec un autre collègue' }).click()
  await expect(helper.getByRole('radio', { name: /Nadia Petit/u })).toBeChecked()
  await helper.getByRole('textbox', { name: 'Une ligne pour la personne qui vient' }).fill('Il reste la macro.')
  await helper.getByRole('button', { name: 'Proposer à Inès' }).click()
  await expect(helper.getByText('Inès dit si cela lui va.').first()).toBeVisible()
  await expect(seeker.getByText('Karim propose de continuer avec Nadia Petit.').first()).toBeVisible()
  await seeker.getByRole('button', { name: 'D’accord' }).click()
  await expect(helper.getByText('On demande à Nadia Petit.').first()).toBeVisible()

  // She sees who hands over and why; nobody has left yet.
  await expect(colleague.getByText('Karim Haddad passe la main')).toBeVisible()
  await expect(colleague.getByText('Il reste la macro.')).toBeVisible()
  await expect(colleague.getByText('Le nom est juste')).toHaveCount(0)
  await expect(seeker).toHaveURL(new RegExp(`/session/${id}`, 'u'))
  await colleague.getByRole('button', { name: 'Oui' }).first().click()

  // One session ends, the other is open: the seeker and she meet, he is asked what came of his part.
  await expect(seeker).not.toHaveURL(new RegExp(id, 'u'))
  await expect(seeker).toHaveURL(/\/session\//u)
  await expect(colleague).toHaveURL(seeker.url())
  await expect(helper).toHaveURL(new RegExp(`/after/${id}`, 'u'))
  await expect(helper.getByText('La suite se passe avec Nadia Petit.')).toBeVisible()
  await expect(colleague.getByText('Karim vous passe la main')).toBeVisible()
  await colleague.getByText('Ce qui a été essayé').click()
  await expect(colleague.getByText('Le nom est juste, la plage non.')).toBeVisible()
  await expect(colleague.getByText('Ouvrir le gestionnaire de noms')).toBeVisible()
  const next = new URL(seeker.url()).pathname.split('/').at(-1) ?? ''
  const line = await ines.client.openTab()
  await line.until((now) => now.session?.id === next && now.session.state === 'live')
  line.close()

  // Both are asked about, one after the other.
  await ines.client.api.sessions.end({ sessionId: next })
  await expect(seeker).toHaveURL(new RegExp(`/after/${next}`, 'u'))
  await seeker.goto(`${house.url}/after/${id}`)
  await expect(seeker.getByText('La suite s’est faite avec Nadia Petit. Et avec Karim\u202f?')).toBeVisible()
  await expect(seeker.getByRole('radio', { name: /En partie/u })).toBeChecked()
})
