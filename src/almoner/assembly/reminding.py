"""The services that remind of dates, and those who carry reminders: only those that an operator has made ready."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from almoner.adapters.chance import system
from almoner.adapters.messages import load_messages
from almoner.adapters.outbound import Outbound
from almoner.assembly.embedded import named_hosts
from almoner.assembly.head_settings import MailSettings
from almoner.engine.cases.calendar import Entry
from almoner.ports.keeping import Database
from almoner.ports.reminding import Calendar, Carrier, ReminderWay
from almoner.services.cases.all_dates import AllDates
from almoner.services.reminding.remind import Remind
from almoner.services.reminding.wishes import Calendars, Reminders


@dataclass(frozen=True, slots=True)
class RemindingServices:
    """What the faces may call, and the job of every day."""

    reminders: Reminders
    calendars: Calendars
    remind: Remind
    written: Calendar
    now: Callable[[], datetime]


def reminding_services(
    database: Database, dates: AllDates, mail: MailSettings | None, now: Callable[[], datetime]
) -> RemindingServices:
    """`mail` is the server that an operator named, None for no reminders by mail."""
    ready = carriers(mail, now)
    return RemindingServices(
        Reminders(database, ready),
        Calendars(database, system, dates),
        Remind(database, dates, ready, load_messages, lambda: now().astimezone()),
        written,
        now,
    )


def carriers(mail: MailSettings | None, now: Callable[[], datetime]) -> dict[ReminderWay, Carrier]:
    door, made = Outbound(named_hosts()), dict[ReminderWay, Carrier]()
    if mail is not None:
        from almoner.adapters.outbound_mail import MailServer, OutboundMail  # noqa: PLC0415 - loaded where mail is asked for
        from almoner.adapters.reminding.by_mail import ByMail  # noqa: PLC0415

        server = MailServer(mail.host, mail.port, mail.sender, mail.login, mail.password_file)
        made[ReminderWay.MAIL] = ByMail(OutboundMail(server, door), now)
    if door.named:
        from almoner.adapters.reminding.by_chat import ByMatrix, ByMattermost  # noqa: PLC0415

        made |= {ReminderWay.MATTERMOST: ByMattermost(door), ReminderWay.MATRIX: ByMatrix(door)}
    return made


def written(entries: Sequence[Entry], title: str, at: datetime) -> bytes:
    """The library that writes calendars is loaded with the first one."""
    from almoner.adapters.calendars.ical import calendar  # noqa: PLC0415

    return calendar(entries, title, at)
