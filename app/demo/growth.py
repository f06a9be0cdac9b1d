"""What the demo's bees were given: trainings they sat through, words of thanks, awards after a hundred hours."""

from collections import Counter
from datetime import date, timedelta
from typing import Final

from app.community.models import Place
from app.demo.people import dice
from app.demo.rounds import ORGANISER
from app.demo.rows import Row, Rows
from app.volunteers.models_growth import Award, Evaluation, Training
from app.volunteers.models_ledger import Duty, ServiceDay, Stint
from app.volunteers.stints import Stage

_WORDS: Final = ("值守准时，待人耐心", "能叫出楼里每位老人的名字", "巡逻认真，发现两处堵住的消防通道并跟到清走",
                 "孩子们愿意听他讲", "带着新人一起做，交接清楚")  # fmt: skip
_AWARDED: Final = 100 * 60


def give(rows: Rows, today: date, cadre_id: int) -> None:
    """Trainings from the records of them; awards and words for whoever gave a hundred hours in the year."""
    _train(rows)
    given = Counter[int]()
    for each in rows.of[ServiceDay.__tablename__]:
        given[each["volunteer_id"]] += each["counted"]
    chance, day = dice("thanks"), today - timedelta(days=20)
    for bee_id in sorted(bee_id for bee_id, minutes in given.items() if minutes >= _AWARDED):
        rows.add(Evaluation, volunteer_id=bee_id, day=day, words=chance.choice(_WORDS), by_id=cadre_id)
        if chance.random() < 0.5:
            rows.add(Award, volunteer_id=bee_id, name="社区优秀志愿者", day=day, giver=ORGANISER)


def _train(rows: Rows) -> None:
    """A training does not count as service; that somebody was there is written down here."""
    places = {row["id"]: row["name"] for row in rows.of[Place.__tablename__]}
    trainings = {row["id"]: row for row in rows.of[Duty.__tablename__] if not row["counts_hours"]}
    for stint in rows.of[Stint.__tablename__]:
        duty = trainings.get(stint["duty_id"])
        if duty and stint["stage"] is Stage.CONFIRMED:
            _note(rows, stint, duty, places[duty["place_id"]])


def _note(rows: Rows, stint: Row, duty: Row, place: str) -> None:
    what = {"topic": f"{duty['name']}：{duty['content']}", "day": duty["day"], "place": place}
    whose = {"volunteer_id": stint["volunteer_id"], "minutes": stint["minutes"], "organiser": duty["organiser"]}
    rows.add(Training, **what, **whose)
