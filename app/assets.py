"""stub"""
from flask import Flask, send_from_directory
def asset_url(name: str) -> str:
    return "/static/" + name
def init(app: Flask) -> None:
    from pathlib import Path
    @app.get("/static/<path:name>", endpoint="static")
    def static(name: str):
        root = Path(app.root_path).parent / "static"
        b = {"css/kiosk.css": "css/kiosk.bundle", "js/kiosk.js": "js/kiosk.bundle"}.get(name)
        if b:
            from flask import Response
            text = "\n".join((root / (l.strip() if "/" in l else b.rpartition("/")[0] + "/" + l.strip())).read_text() for l in (root / b).read_text().split("\n") if l.strip() and not l.startswith("#"))
            return Response(text, content_type="text/css" if name.endswith("css") else "text/javascript")
        return send_from_directory(root, name)
