const fields: { [kind: string]: string[] } = {
  offer: ['name', 'size', 'type'],
  want: ['from'],
  ack: ['received', 'written'],
  end: ['sha256'],
  done: ['sha256'],
  wrong: ['because'],
}

/** What a message of its kind says, and nothing beside. */
export const ofItsKind = (all: { kind: string; id: string }) =>
  Object.fromEntries(
    Object.entries(all).filter(([key]) => key === 'kind' || key === 'id' || fields[all.kind]?.includes(key)),
  )
