/** The nonce of this page, written by the server into `<meta name="csp-nonce">`; styles made at run time carry it. */
export const nonce: string = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
