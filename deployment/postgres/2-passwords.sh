#!/bin/sh
# Gives the roles of both sides their passwords. The image of PostgreSQL runs it after 1-roles.sql, at the first start.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
    --set=command="$GOODFAITH_COMMAND_DATABASE_PASSWORD" --set=query="$GOODFAITH_QUERY_DATABASE_PASSWORD" <<'SQL'
ALTER ROLE goodfaith_command PASSWORD :'command';
ALTER ROLE goodfaith_query PASSWORD :'query';
SQL
