"""How much room is left on the disk before the house can no longer write."""

import shutil
from typing import Final, NamedTuple

from app.config import Config

MB: Final = 1024 * 1024


class Space(NamedTuple):
    """The tightest of the disks the house writes to."""

    free_mb: int
    is_low: bool


def free_space(settings: Config) -> Space:
    """Room on the disks of the database and of the backups."""
    folders = [settings.instance, *(folder for folder in [settings.backup_dir] if folder and folder.exists())]
    free_mb = min(shutil.disk_usage(folder).free for folder in folders) // MB
    return Space(free_mb, free_mb < settings.rules.low_space_megabytes)
