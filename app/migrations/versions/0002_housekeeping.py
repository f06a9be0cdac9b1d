"""Housekeeping: one row a job."""

import sqlalchemy as sa
from alembic import op

from app.db import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CODE = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("next_at", Moment(), nullable=False),
        sa.Column("last_started_at", Moment(), nullable=True),
        sa.Column("last_ended_at", Moment(), nullable=True),
        sa.Column("last_ok", sa.Boolean(), nullable=True),
        sa.Column("last_words", sa.String(200), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("claimed_by", CODE, nullable=True),
        sa.Column("claimed_until", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("name", name=op.f("uq_job_name")),
    )


def downgrade() -> None:
    op.drop_table("job")
