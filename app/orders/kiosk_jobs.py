"""接单 at the kiosk, for whoever a card or a PIN has said they are: what there is to take, and what one has taken."""

from typing import Any

from flask import Blueprint, Response, abort, request

from app.kiosk import door
from app.kiosk.models import Panel
from app.kiosk.sheets import CARDS, asked
from app.orders import numbers, queries, queries_taking, screens_jobs, verbs_taking
from app.orders.kiosk_hands import guard, held, is_known, volunteer
from app.pages import lead_to, show

bp = guard(door.guard(Blueprint("taking", __name__, url_prefix="/kiosk/jobs")))


@bp.get("/open")
def open_jobs() -> Response:
    """What they may take."""

    def found(skip: int, most: int) -> list[screens_jobs.Row]:
        return screens_jobs.rows(queries_taking.open_jobs(volunteer().id, skip, most))

    shown = asked(found, CARDS[Panel(door.here().panel)])
    mine = len(queries_taking.taken_jobs(volunteer().id))
    return show("orders/jobs_open.html", page_key="jobs_open", shown=shown, mine=mine)


@bp.get("")
def mine() -> Response:
    """What they have in hand."""
    rows = screens_jobs.rows(queries_taking.taken_jobs(volunteer().id))
    shown = asked(lambda skip, most: rows[skip : skip + most], CARDS[Panel(door.here().panel)])
    return show("orders/jobs_mine.html", page_key="jobs", shown=shown)


@bp.get("/<id:id>")
def job(id: int) -> Response:
    """One of them: before it is theirs, not whose it is."""
    order = queries.order(id) or abort(404)
    is_mine = order.is_in_hands_of(volunteer())
    if not is_mine and not verbs_taking.is_open_to(order, volunteer()):
        return show("orders/job_gone.html", 409, page_key=f"job-{id}")
    sent = queries.invitation(id, volunteer().id)
    told: dict[str, Any] = {"id": id, "is_mine": is_mine, "promise": screens_jobs.promise(order)}
    told |= {"facts": screens_jobs.whole(order) if is_mine else screens_jobs.outline(order)}
    told |= {"is_for_me": sent is not None and sent.is_good, "number": numbers.spaced(order.number)}
    return show("orders/job.html", page_key=f"job-{id}", **told)


@bp.post("/<id:id>/take")
def take(id: int) -> Response:
    """I will do it. Whoever taps first has it."""
    verbs_taking.take(held(id), volunteer())
    return lead_to(".job", id=id)


@bp.post("/<id:id>/refuse")
def refuse(id: int) -> Response:
    """Not this time."""
    held(id)
    sent = queries.invitation(id, volunteer().id) or abort(404)
    verbs_taking.refuse(sent)
    return lead_to(".open_jobs")


@bp.post("/scan")
def scan() -> Response:
    """A slip held to the scanner leads to its order; who has not said who they are does so first."""
    slip = numbers.slip_in(request.form.get("card", ""))
    order = queries.order_on_slip(slip) if slip else None
    if order is None:
        return show("orders/job_gone.html", 422, page_key="jobs_open")
    if not is_known():
        door.send_on_errand("taking.job", order.id)
        return lead_to("volunteer.identify")
    return lead_to(".job", id=order.id)
