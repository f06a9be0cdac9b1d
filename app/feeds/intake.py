"""An order from another program: what it said, made plain, and what is wrong with it."""

from typing import Final, NamedTuple

from app.papers import is_landline, is_mobile, person_name_ok, plain_digits, plain_name

LONGEST: Final = 200


class Said(NamedTuple):
    """What a program said, made plain."""

    service_code: str
    building: str
    address: str
    wish: str
    name: str
    phone: str
    agreed: bool


def read(form: dict[str, str]) -> Said:
    """Read GeoReport's names; the building is an attribute or the address's number."""
    building = form.get("attribute[building]", "") or form.get("address_id", "")
    whole = plain_name(f"{form.get('last_name', '')}{form.get('first_name', '')}")
    wish = " ".join(form.get("description", "").split())
    address = "".join(form.get("address_string", "").split())
    phone = plain_digits(form.get("phone", ""))
    agreed = form.get("attribute[consent]", "").strip().lower() == "yes"
    return Said(form.get("service_code", "").strip(), building.strip(), address, wish, whole, phone, agreed)


def faults(said: Said) -> list[str]:
    """What is wrong, in the words of the wire."""
    tests = (
        (not said.service_code, "service_code is required"),
        (not said.building and not said.address, "address_id, address_string or attribute[building] is required"),
        (len(said.wish) > LONGEST, f"description is longer than {LONGEST} characters"),
        (bool(said.name) and not person_name_ok(said.name), "first_name and last_name are not a name"),
        (bool(said.phone) and not (is_mobile(said.phone) or is_landline(said.phone)), "phone is not a phone number"),
        (
            bool(said.phone or said.name) and not said.agreed,
            "attribute[consent]=yes is required with a name or a phone",
        ),
    )
    return [words for is_so, words in tests if is_so]
