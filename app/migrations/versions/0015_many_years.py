"""What is still to be done is found as quickly after many years: follow-ups, and visits that ring."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NOT_DONE = sa.text("done_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_follow_up_open",
        "follow_up",
        ["due_on", "case_id"],
        sqlite_where=NOT_DONE,
        postgresql_where=NOT_DONE,
    )
    op.create_index("ix_care_visit_rung", "care_visit", ["rung"])
    if op.get_bind().dialect.name == "sqlite":  # counts of a young house lead it astray in an old one
        op.execute("DROP TABLE IF EXISTS sqlite_stat1")


def downgrade() -> None:
    op.drop_index("ix_care_visit_rung", table_name="care_visit")
    op.drop_index("ix_follow_up_open", table_name="follow_up")
