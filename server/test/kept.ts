/** How PostgreSQL knows the connections that go from test to test. */
export const KEPT = 'kept by the tests'
