"""Orders sent in by other programs: a key, the checks of the kiosk, one order."""

from datetime import timedelta

from flask import Blueprint, Response, request

from app import clock
from app.community import queries as community
from app.config import rules
from app.feeds import answers, guesses, intake, queries, queries_keys, verbs
from app.feeds.intake import Said
from app.feeds.models import ApiKey
from app.orders import queries_menu
from app.orders.verbs import Caller, Need
from app.refusal import Refused
from app.tokens import digest
from app.transaction import commit_early

bp = Blueprint("open311_in", __name__, url_prefix="/open311/v2")


@bp.post("/requests.<kind>")
def place(kind: str) -> Response:
    """Place an order; the answer is its number."""
    key = _key()
    if isinstance(key, int):
        return answers.wrong(kind, key, "api_key is missing, wrong or taken back" if key == 403 else "too many tries")
    said = intake.read(request.form.to_dict())
    wrong = intake.faults(said)
    if wrong:
        return answers.wrong(kind, 400, *wrong)
    return _placed(kind, key, said)


def _placed(kind: str, key: ApiKey, said: Said) -> Response:
    code = int(said.service_code) if answers.is_number(said.service_code) else 0
    if queries.service(code) is None:
        return answers.wrong(kind, 404, "service_code was not found")
    building = queries_keys.building(int(said.building) if answers.is_number(said.building) else 0, said.address)
    if building is None:
        return answers.wrong(kind, 400, "address_id or address_string names no building of ours, or more than one")
    at, item = community.station_of(building), queries_menu.item(code)
    if at is None or item is None:
        return answers.wrong(kind, 400, "no station answers for this building")
    if not guesses.may_place(key.id):
        return answers.wrong(kind, 429, "too many orders in an hour")
    caller, since = Caller(said.name, said.phone), clock.now() - timedelta(minutes=rules().resend_minutes)
    number = queries_keys.sent_already(item, building, said, since)
    if number is None:
        try:
            number = verbs.send_in(key, Need(item, said.wish), building, caller, at).number
        except Refused as refused:
            return answers.wrong(kind, 400, str(refused))
    return answers.told(kind, "service_requests", "request", answers.taken(number), 201)


def _key() -> ApiKey | int:
    """The key that was said; 403 for none that is good, 429 for too many guesses."""
    address = digest(request.remote_addr or "")
    is_calm = guesses.may_try(address)
    # Counted before it is judged, whatever comes of it.
    commit_early()
    if not is_calm:
        return 429
    found = queries_keys.good(request.form.get("api_key", ""))
    if found is None:
        return 403
    guesses.was_right(address)
    # What comes of the order itself is another matter: a good key is never a guess.
    commit_early()
    return found
