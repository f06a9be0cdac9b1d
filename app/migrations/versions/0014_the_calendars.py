"""The calendars that follow visits."""

import sqlalchemy as sa
from alembic import op

from app.db import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_feed",
        sa.Column("volunteer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["volunteer_id"], ["volunteer.id"], name=op.f("fk_care_feed_volunteer_id_volunteer")),
        sa.PrimaryKeyConstraint("volunteer_id", name=op.f("pk_care_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_care_feed_token_hash")),
    )
    with op.batch_alter_table("care_visit") as visits:
        visits.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
        visits.add_column(sa.Column("changed_at", Moment(), nullable=True))
    with op.batch_alter_table("care_visit") as visits:
        visits.alter_column("sequence", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("care_visit") as visits:
        visits.drop_column("changed_at")
        visits.drop_column("sequence")
    op.drop_table("care_feed")
