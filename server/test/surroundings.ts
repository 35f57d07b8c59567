/** Of this process, what every other that a test starts is given: its programs, and where Node keeps what it compiled. */
export const surroundings = (({ PATH, NODE_COMPILE_CACHE }) => ({ PATH, NODE_COMPILE_CACHE }))(process.env)
