"""A kiosk may have a slip printer on the station's own network."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    code = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.add_column(sa.Column("printer", code, nullable=False, server_default=""))
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.alter_column("printer", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_column("printer")
