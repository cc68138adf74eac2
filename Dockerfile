# Build: wheels of the project and all it needs, at the pinned versions.
FROM python:3.11 AS build
WORKDIR /src
COPY constraints.txt ./
COPY pyproject.toml setup.py README.md LICENSE ./
COPY corpus corpus
COPY retrieval retrieval
COPY answering answering
COPY bot bot
RUN pip wheel --no-cache-dir --disable-pip-version-check -c constraints.txt -w /wheels .

# Run: a slim Python, the wheels, and a user who owns nothing but the data.
FROM python:3.11-slim
RUN useradd --uid 10001 --create-home crossquote \
    && mkdir /data \
    && chown crossquote:crossquote /data
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --disable-pip-version-check --no-index --find-links=/wheels crossquote \
    && rm -rf /wheels

ENV CROSSQUOTE_DATA=/data \
    XDG_CACHE_HOME=/tmp/cache \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
USER crossquote
WORKDIR /home/crossquote
VOLUME /data

# `doctor --health` ends with 0 where questions can be answered.
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s --retries=3 \
    CMD ["crossquote", "doctor", "--health"]
ENTRYPOINT ["crossquote"]
CMD ["bot"]
