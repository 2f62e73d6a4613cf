# The service for production: against a real PostgreSQL and Redis, without development dependencies, without the
# embedded PostgreSQL and the Node that the optional dependencies would bring.
FROM node:24-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional && npm cache clean --force

COPY bin bin
COPY src src
COPY workers workers

USER node
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000

# Which doors it opens is told by an argument: api, workers, or none for all of them.
ENTRYPOINT ["node", "src/server.ts"]
