"""What the server serves: the house, made ready first."""

import sys

from app import create_app, pages, setup
from app.config import ConfigError

try:
    app = create_app()
    setup.make_ready(app)
except (ConfigError, setup.NotReady) as reason:
    sys.exit(f"暖蜂驿站 / Warm Bee: {reason}")

pages.warm_soon(app)
