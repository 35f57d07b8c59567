/** What is served beside the verbs of the contract: accounts, which are the sign-in library's, and bytes. For the document. */

type Fields = { [name: string]: 'string' | 'boolean' }

const accounts: { [path: string]: { summary: string; body: Fields; optional?: Fields } } = {
  'sign-in/email': { summary: 'Sign in: sets the session cookie', body: { email: 'string', password: 'string' } },
  'sign-out': { summary: 'Sign out', body: {} },
  'change-password': {
    summary: 'Change my password',
    body: { currentPassword: 'string', newPassword: 'string' },
    optional: { revokeOtherSessions: 'boolean' },
  },
  'request-password-reset': { summary: 'A letter to choose a new password', body: { email: 'string' } },
  'reset-password': { summary: 'Choose a new password', body: { token: 'string', newPassword: 'string' } },
  'revoke-sessions': { summary: 'Sign out everywhere', body: {} },
  'revoke-other-sessions': { summary: 'Sign out everywhere else', body: {} },
}

const typed = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, { type }]))

const refused = (why: string) => ({
  description: why,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
})

/** Paths of the document, under its own server address. */
export function pathsBeside(): { [path: string]: { [method: string]: object } } {
  const auth = Object.entries(accounts).map(([path, { summary, body, optional = {} }]) => [
    `/auth/${path}`,
    {
      post: {
        operationId: `auth.${path.replaceAll(/\W(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
        summary,
        tags: ['door'],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { ...typed(body), ...typed(optional) },
                required: Object.keys(body),
              },
            },
          },
        },
        responses: { 200: { description: 'Done' }, '4XX': refused('Refused') },
      },
    },
  ])
  return {
    ...Object.fromEntries(auth),
    ...bytes('/pictures', 'pictureId', 'A picture one may see now'),
    ...bytes('/photos', 'personId', 'A photo of a colleague'),
    ...bytes('/recordings', 'recordingId', 'A recording of a session of mine, by ranges', ['video/webm', 'video/mp4']),
  }
}

function bytes(folder: string, name: string, summary: string, types = ['image/webp']) {
  const operation = {
    operationId: `bytes.${name}`,
    summary,
    tags: ['bytes'],
    parameters: [{ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: {
      200: { description: summary, content: Object.fromEntries(types.map((type) => [type, {}])) },
      401: refused('NOT_SIGNED_IN'),
      404: refused('NOT_FOUND'),
    },
    security: [{ session: [] }],
    servers: [{ url: '/' }],
  }
  return { [`${folder}/{${name}}`]: { get: operation } }
}
