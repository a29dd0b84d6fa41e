"""The services of offices: own bills before they go out, and how often asking has helped."""

from dataclasses import dataclass

from almoner.services.office.desk import Office
from almoner.services.office.success_here import SuccessHere
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class OfficeServices:
    """What the faces may call."""

    desk: Office
    success: SuccessHere


def office_services(allow: Allow) -> OfficeServices:
    return OfficeServices(Office(allow), SuccessHere(allow))
