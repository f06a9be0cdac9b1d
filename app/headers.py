"""What every answer says about itself: whose scripts may run, and that nothing is kept."""

from typing import Final

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
UNUSED_POWERS: Final = (*("hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),)
ALWAYS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    # With no-referrer the browser would send "Origin: null" and the CSRF check would fail.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in UNUSED_POWERS),
}
MICROPHONE: Final = ALWAYS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")
"""For the one page at the desk where a voice is recorded."""
HSTS: Final = "max-age=31536000"


class CarefulSessions(SecureCookieSessionInterface):
    """Marks the session cookie Secure exactly when the request came over https, and never judges it by its age."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        # Flask would turn away a signature from the future: one clock set back would sign everybody out and make
        # every open page stale. How long a session lasts stands in the store-room.
        signer = self.get_signing_serializer(app)
        if signer is None:
            return None
        try:
            return self.session_class(signer.loads(request.cookies.get(self.get_cookie_name(app), "")))
        except BadSignature:
            return self.session_class()

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 — Flask's own signature
        return request.is_secure


def init(app: Flask) -> None:
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_COOKIE_SAMESITE"] = "Strict"
    app.session_interface = CarefulSessions()
    app.after_request(dress)


def dress(response: Response) -> Response:
    response.headers.extend({name: value for name, value in ALWAYS.items() if name not in response.headers})
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HSTS
    if not may_be_kept(response):
        response.headers["Cache-Control"] = "no-store"
    return response


def may_be_kept(response: Response) -> bool:
    """True for static files, and for answers that say themselves who may keep them."""
    said = response.cache_control
    return request.endpoint == "asset" or bool(said.public) or said.private is not None
