"""A piece of a text that names a person, and of which kind it is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The eighteen identifiers of 45 CFR 164.514(b)(2)(i), names and places told apart so that a caller may keep some."""

    NAME = "name"
    CLINICIAN = "clinician"
    """Who treats or signs; a name like any other, but no name of the patient's own people."""
    EMPLOYER = "employer"
    PLACE = "place"
    """Smaller than a state: street, city, county, ZIP code."""
    FACILITY = "facility"
    """Hospital, clinic, home, school: a place with a name of its own."""
    DATE = "date"
    AGE = "age"
    """Over 89."""
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    SSN = "ssn"
    MRN = "mrn"
    HEALTH_PLAN = "health_plan"
    ACCOUNT = "account"
    LICENSE = "license"
    VEHICLE = "vehicle"
    DEVICE = "device"
    URL = "url"
    IP = "ip"
    BIOMETRIC = "biometric"
    PHOTO = "photo"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Signs `start` up to, and without, `end` of the text that was given."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Redacted:
    """`text` has a blank such as "[NAME]" for each of `spans`, whose places are those of the text that was given."""

    text: str
    spans: tuple[Span, ...]


BLANKS = {kind: f"[{kind.upper()}]" for kind in Kind}
