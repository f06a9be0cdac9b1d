"""What the server serves: the house, made ready first, with someone to keep it."""

# ruff: noqa: E402 — what is read at the start stays for good: the collector need not look through it again and again

import gc
import os
import sys

gc.disable()

from app import create_app, pages, setup
from app.config import ConfigError
from app.hands import Hands
from app.runner import Runner

os.umask(0o077)  # rows, keys and copies are for the house alone
try:
    with setup.in_words():
        app = create_app()
        open_sign = setup.keep_open(app.extensions["settings"].instance)
    gc.freeze()
    gc.enable()
    setup.make_ready(app)
except (ConfigError, setup.NotReady) as reason:
    sys.exit(f"暖蜂驿站 / Warm Bee: {reason}")

app.wsgi_app = Hands(app.wsgi_app, app.config["MAX_CONTENT_LENGTH"])  # type: ignore[method-assign]
pages.warm_soon(app)
if app.extensions["settings"].jobs:
    Runner(app).start()
