-- The database roles of the two sides, with the rights that each needs. Run it once in the new database, as an
-- administrator, before either side starts for the first time. docs/deployment.md explains each right.
CREATE ROLE goodfaith_command LOGIN;
CREATE ROLE goodfaith_query LOGIN;

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO goodfaith_command', current_database());
    -- A rebuild fills a schema of its own.
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO goodfaith_query', current_database());
END
$$;

-- Each side creates its own tables.
GRANT USAGE, CREATE ON SCHEMA public TO goodfaith_command, goodfaith_query;

-- The query side reads the tables that the command side will create, and cannot write them.
ALTER DEFAULT PRIVILEGES FOR ROLE goodfaith_command IN SCHEMA public GRANT SELECT ON TABLES TO goodfaith_query;
