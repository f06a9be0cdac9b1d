"""How Alembic meets our store-room: one connection, one transaction a revision, batch mode for SQLite."""

from alembic import context

from app.db import Base, db

with db.engine.connect() as connection:
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        # SQLite copies whole tables when it alters them; checks come on again with the next connection.
        # Said to the driver itself, since inside a transaction (which SQLAlchemy would begin) it would not be heard.
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=is_sqlite,
        transactional_ddl=True,
        transaction_per_migration=True,
        compare_type=True,
        user_module_prefix="",
    )
    with context.begin_transaction():
        context.run_migrations()
