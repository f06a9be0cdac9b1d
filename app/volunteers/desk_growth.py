"""Trainings, awards and evaluations at the desk: of one volunteer, and a training of a whole team."""

from flask import Blueprint, Response, abort, flash

from app import clock
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries, queries_growth, queries_teams, verbs_growth
from app.volunteers.desk_asked import held, seen
from app.volunteers.forms_growth import AwardForm, EvaluationForm, TeamTrainingForm, TrainingForm
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Award, Evaluation, Team, Training
from app.volunteers.verbs_growth import Lesson
from app.words import _

bp = door.guard(Blueprint("growth", __name__, url_prefix="/desk"))


@bp.get("/volunteers/<id:id>/growth")
def write(id: int) -> Response:
    """Something to add to one volunteer's record."""
    return _page(seen(id))


@bp.post("/volunteers/<id:id>/training")
def train(id: int) -> Response:
    """A training."""
    volunteer, form = held(id), TrainingForm(prefix="t")
    if not form.validate():
        return _page(volunteer, training=form)
    verbs_growth.train([volunteer], door.staff(), Lesson(**form.lesson()))
    return _written(id)


@bp.post("/volunteers/<id:id>/award")
def award(id: int) -> Response:
    """An award."""
    volunteer, form = held(id), AwardForm(prefix="a")
    if not form.validate():
        return _page(volunteer, award=form)
    verbs_growth.award(volunteer, door.staff(), form.name.data, form.day.data, form.giver.data)
    return _written(id)


@bp.post("/volunteers/<id:id>/evaluation")
def evaluate(id: int) -> Response:
    """What is said of their service."""
    volunteer, form = held(id), EvaluationForm(prefix="e")
    if not form.validate():
        return _page(volunteer, evaluation=form)
    verbs_growth.evaluate(volunteer, door.staff(), form.day.data, form.words.data)
    return _written(id)


@bp.post("/trainings/<id:id>/strike")
def strike_training(id: int) -> Response:
    """A training that was a slip of the pen."""
    return _struck(queries_growth.training_for_update(id) or abort(404))


@bp.post("/awards/<id:id>/strike")
def strike_award(id: int) -> Response:
    """An award that was a slip of the pen."""
    return _struck(queries_growth.award_for_update(id) or abort(404))


@bp.post("/evaluations/<id:id>/strike")
def strike_evaluation(id: int) -> Response:
    """An evaluation that was a slip of the pen."""
    return _struck(queries_growth.evaluation_for_update(id) or abort(404))


@bp.get("/teams/<id:id>/training")
def gather(id: int) -> Response:
    """A training of a team: everyone is ticked."""
    team = _team(id)
    return _team_page(team, _team_form(team))


@bp.post("/teams/<id:id>/training")
def train_team(id: int) -> Response:
    """Those of the team who were there."""
    team = _team(id)
    form = _team_form(team)
    if not form.validate():
        return _team_page(team, form, 422)
    there = [held(volunteer_id) for volunteer_id in sorted(form.members.data)]
    verbs_growth.train(there, door.staff(), Lesson(**form.lesson()))
    flash(_("记好了，%(count)d 位参加了培训", count=len(there)), "ok")
    return lead_to("teams.one", id=id)


def _page(volunteer: Volunteer, **said: TrainingForm | AwardForm | EvaluationForm) -> Response:
    """The three forms; what was sent comes back in one of them."""
    today = clock.today()
    forms = {
        "training": TrainingForm(prefix="t", formdata=None, day=today),
        "award": AwardForm(prefix="a", formdata=None, day=today),
        "evaluation": EvaluationForm(prefix="e", formdata=None, day=today),
    }
    return show("volunteers/desk_growth.html", 422 if said else 200, one=volunteer, **(forms | said))


def _struck(row: Training | Award | Evaluation) -> Response:
    volunteer = queries.volunteer(row.volunteer_id) or abort(404)
    verbs_growth.strike_out(row, volunteer, door.staff())
    return _written(volunteer.id, _("去掉了"))


def _written(id: int, words: str = "") -> Response:
    flash(words or _("记好了"), "ok")
    return lead_to("volunteers.one", id=id)


def _team(id: int) -> Team:
    return queries_teams.team(id) or abort(404)


def _team_form(team: Team) -> TeamTrainingForm:
    members = queries_teams.members(team.id)
    return TeamTrainingForm(day=clock.today()).offer([(each.volunteer_id, each.volunteer.name) for each in members])


def _team_page(team: Team, form: TeamTrainingForm, status: int = 200) -> Response:
    return show("volunteers/desk_team_training.html", status, team=team, form=form)
