/// <reference types="vite/client" />

declare module 'virtual:routes' {
  /** The contract without its schemas (see vite.config.ts). */
  export const routes: import('@orpc/contract').AnyContractRouter
}
