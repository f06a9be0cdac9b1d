"""Phrases that a neighbour has read aloud."""

import sqlalchemy as sa
from alembic import op

from app.db import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "clip",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"), nullable=False),
        sa.Column("tongue", sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.Enum("audio/ogg", "audio/webm", "audio/mpeg", "audio/wav", name="kind", native_enum=False, length=20), nullable=False),
        sa.Column("digest", sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql"), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_clip_by_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clip")),
        sa.UniqueConstraint("key", name=op.f("uq_clip_key")),
    )
    with op.batch_alter_table("clip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clip_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_clip_digest"), ["digest"], unique=False)
        batch_op.create_index("ix_clip_tongue_at", ["tongue", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("clip")
