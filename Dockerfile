FROM rust:1-bookworm AS build
# libpq with TLS, for PostgreSQL servers on other machines; the default build has its own libpq without TLS.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpq-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --no-default-features --features postgres-tls --locked \
    && cp target/release/algorithm-register /usr/local/bin/

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates libpq5 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home register \
    && install --directory --owner register /data /data/keys
COPY --from=build /usr/local/bin/algorithm-register /usr/local/bin/
USER 10001
VOLUME /data
EXPOSE 8080
# The image has no HTTP client; bash can send the request.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["algorithm-register"]
CMD ["serve", "--bind", "0.0.0.0:8080", "--data", "/data"]
