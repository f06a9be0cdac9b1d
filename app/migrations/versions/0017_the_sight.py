"""A visitor sees pages in normal type, in large type, or in large type in plain black and white."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sight = sa.Enum("normal", "large", "clear", name="sight", native_enum=False, length=20)
    with op.batch_alter_table("visitor", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sight", sight, nullable=False, server_default="normal"))
    op.execute("UPDATE visitor SET sight = 'large' WHERE is_large")
    with op.batch_alter_table("visitor", schema=None) as batch_op:
        batch_op.alter_column("sight", server_default=None)
        batch_op.drop_column("is_large")


def downgrade() -> None:
    with op.batch_alter_table("visitor", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_large", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE visitor SET is_large = (sight <> 'normal')")
    with op.batch_alter_table("visitor", schema=None) as batch_op:
        batch_op.alter_column("is_large", server_default=None)
        batch_op.drop_column("sight")
