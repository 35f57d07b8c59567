import { tokenOf } from '../server/src/reach/token.ts'
import { expect, test } from './house.ts'

test('from the foot of a letter, signed out: looking changes nothing, one click ends them, another has them again', async ({
  house,
}) => {
  const { organizationId, personId, client } = await house.member('Karim Haddad')
  const { secret } = house.world.core.house.config
  const on = async () => (await client.api.reach.mine()).channels.mailDigest
  const page = await house.open(null, `/letters/${tokenOf({ organizationId, personId, kind: 'digest' }, secret)}`)
  await expect(page.getByText('Votre semaine : ce que votre aide a donné, les mercis reçus.')).toBeVisible()
  expect(await on()).toBe(true)
  await page.getByRole('button', { name: 'Ne plus les recevoir' }).click()
  await expect(page.getByText('C’est fait. Vous ne recevrez plus ces lettres.')).toBeVisible()
  expect(await on()).toBe(false)
  await page.getByRole('button', { name: 'Les recevoir de nouveau' }).click()
  await expect(page.getByText('C’est fait. Vous les recevrez de nouveau.')).toBeVisible()
  expect(await on()).toBe(true)
})
