"""`/api/v1/editions`: the public tables that are here, what each would add, one more of them, and whether all are as imported."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Header, Request
from fastapi.concurrency import run_in_threadpool

from almoner.engine.privacy.permissions import Action
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.known import AMA, X12
from almoner.engine.reference.published import fetchable
from almoner.engine.reference.reach import Here
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.papers import BODY, name_in, pieces_of
from almoner.faces.http.problems import not_understood
from almoner.faces.http.shapes import JobShape, Language, job_shape
from almoner.faces.http.shapes_operating import (
    CheckShape,
    EditionShape,
    FetchAsked,
    OverdueShape,
    TableShape,
    TablesShape,
    VerifiedEdition,
    VerifiedTables,
)

routes = APIRouter(prefix="/api/v1/editions", tags=["editions"], responses=PROBLEMS)
LICENCES: Mapping[str, Literal["ama", "x12"]] = {AMA: "ama", X12: "x12"}


@routes.get("", openapi_extra=needs(Action.EDITIONS_CHANGE))
def see_tables(platform: Served, caller: Asking, language: Language = "en") -> TablesShape:
    """How many of the checks can run with the tables that are here, and what each table would add."""
    found, messages = platform.operating.tables.see(caller), platform.messages()
    tables = [table_shape(one, platform.operating.check_names(), messages, language) for one in found.tables]
    may = platform.operating.tables.may_fetch
    return TablesShape(total=found.total, full=found.full, part=found.part, may_fetch=may, tables=tables)


@routes.post("/files", status_code=202, openapi_extra=needs(Action.EDITIONS_CHANGE) | BODY)
async def take_in_table(
    request: Request, platform: Served, caller: Asking, content_disposition: Annotated[str, Header(max_length=2000)] = ""
) -> JobShape:
    """The body is the file as published, its name stands in `Content-Disposition: attachment; filename*=UTF-8''…`. It is taken in
    as a job."""
    if request.headers.get("content-type", "").lower().startswith("multipart/"):
        raise not_understood("a file comes as the body itself, not as a form")
    name = name_in(content_disposition)
    return job_shape(await run_in_threadpool(platform.operating.tables.take_in, caller, name, pieces_of(request)))


@routes.post("/fetch", status_code=202, openapi_extra=needs(Action.EDITIONS_CHANGE))
def fetch_tables(said: FetchAsked, platform: Served, caller: Asking) -> JobShape:
    """This quarter's files from their publisher, as a job; calls nobody unless the operator named the host."""
    return job_shape(platform.operating.tables.fetch(caller, said.table, accepted=said.accept_ama_licence))


@routes.post("/verification", openapi_extra=needs(Action.EDITIONS_CHANGE))
def verify_tables(platform: Served, caller: Asking, language: Language = "en") -> VerifiedTables:
    """Compares every stored edition with its checksum."""
    messages = platform.messages()
    return VerifiedTables(
        editions=[
            VerifiedEdition(
                table=one.edition.table,
                title=title(one.edition.table, messages, language),
                trouble=one.trouble,
                **edition_shape(one.edition).model_dump(),
            )
            for one in platform.operating.tables.verify(caller)
        ]
    )


def table_shape(one: Here, names: dict[str, str], messages: Messages, language: str) -> TableShape:
    return TableShape(
        table=one.known.name,
        title=title(one.known.name, messages, language),
        editions=[edition_shape(each) for each in one.editions],
        overdue=[OverdueShape(setting=each.setting, programme=each.programme, days=each.days) for each in one.overdue],
        checks=[CheckShape(id=each, says=messages.word(f"looks_for_{names[each]}", language)) for each in one.checks],
        may_fetch=one.known.name in fetchable(),
        licence=LICENCES.get(one.known.licence),
    )


def title(table: str, messages: Messages, language: str) -> str:
    return messages.word(f"title_of_{table.replace('-', '_')}", language)


def edition_shape(one: Edition) -> EditionShape:
    return EditionShape(
        edition=neutral(one.name),
        setting=one.setting,
        programme=one.programme,
        first_day=one.first_day,
        last_day=one.last_day,
        rows=one.rows,
        partial=one.partial,
    )
