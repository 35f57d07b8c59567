# Written with care and read twice, but never built where it was written: there was no Docker engine there.
# Debian's own Node only starts the installation; the project brings its Node 24.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY contract/package.json contract/
COPY matching/package.json matching/
COPY server/package.json server/
COPY web/package.json web/
COPY dev/package.json dev/
COPY bench/package.json bench/
COPY e2e/package.json e2e/
RUN npm install --no-save --no-audit --no-fund
COPY contract contract
COPY matching matching
COPY server server
COPY web web
RUN npm run build --workspace @binome/web && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "server/src/main.ts"]
