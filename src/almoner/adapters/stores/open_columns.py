"""The columns that are not sealed, each with the reason; one that stands neither here nor is sealed fails the build."""

from sqlalchemy import BigInteger, Column, Integer

from almoner.adapters.stores.schema import Instant, Sealed

IDS = "an id made by chance, which says nothing"
WORDS = "a word of the code"
MARKS = "a keyed digest, by which it is found again"
TOKENS = "a digest of a token of 256 bits of chance"
DAYS = "a day of a grant, without which nobody could be let in"


def those(names: str) -> frozenset[str]:
    return frozenset(names.split())


OPEN: dict[str, frozenset[str]] = {
    IDS: those(
        "accounts.id calendars.id reminded.account reminders.id api_keys.account api_keys.id asked_before.answer audits.folder audits.id audits.job case_events.case "
        "case_events.folder case_events.id case_events.who cases.folder cases.id folders.id folders.owner "
        "glass.account glass.folder glass.id grants.folder grants.giver grants.id grants.receiver holds.folder holds.id "
        "holds.made_by jobs.account jobs.folder jobs.id jobs.subject jobs.worker journal.folder journal.on_behalf "
        "journal.resource journal.who letter_files.folder letter_files.id letter_files.letter letters.audit letters.folder "
        "letterheads.id letters.id letters.job office_notes.folder office_notes.id office_notes.subject office_notes.who "
        "once.account outside.folder outside.id outside.made_by papers.folder papers.id "
        "passkeys.account passkeys.id recovery_codes.account sealing_keys.id sessions.account sessions.id tombstones.folder tombstones.id tombstones.subject upload_parts.folder "
        "collections.id collections.owner collection_readers.collection collection_readers.account collection_documents.id "
        "collection_documents.collection collection_documents.job document_vectors.id document_vectors.collection "
        "model_aliases.id model_calls.account model_calls.api_key model_calls.id model_calls.subject model_versions.approved_by "
        "upload_parts.id upload_parts.upload uploads.account uploads.folder uploads.id"
    ),
    WORDS: those(
        "accounts.kind accounts.roles calendars.language collections.roles api_keys.actions grants.purpose jobs.code jobs.kind jobs.state journal.action "
        "model_calls.door model_calls.level model_calls.place model_versions.stage "
        "journal.outcome journal.purpose letter_files.form office_notes.kind once.kind sessions.way tombstones.fate"
    ),
    MARKS: those(
        "accounts.login_mark accounts.subject_mark asked_before.mark asked_before.request passkeys.credential_mark "
        "recovery_codes.mark sessions.provider_mark tries.mark"
    ),
    TOKENS: frozenset({"api_keys.digest", "calendars.digest", "once.digest", "sessions.digest"}),
    DAYS: frozenset({"grants.first_day", "grants.last_day"}),
    "a digest of ids and a day, by which a date is told of once": frozenset({"reminded.entry"}),
    "the journal's chain: digests of its lines": frozenset({"journal.before", "journal.link"}),
    "the door it came through and the address of the machine, for the accounting of looks": frozenset({"journal.origin"}),
    "what an operator wrote of a model or a model server, which is about no person": those(
        "model_aliases.alias model_aliases.name model_calls.alias model_calls.back_end model_calls.model model_versions.card "
        "model_versions.licence model_versions.name model_versions.sha256 model_versions.source model_versions.tags "
        "registered_models.description registered_models.name"
    ),
    "the name of a small model that came along, and the digest of its weights": frozenset(
        {"document_vectors.model", "document_vectors.weights"}
    ),
    "days from and to which a model may be used": frozenset({"model_versions.first_day", "model_versions.last_day"}),
    "a key, wrapped by the master key": frozenset({"sealing_keys.wrapped"}),
}


def why_open(column: Column[object]) -> str | None:
    """None for one that is sealed, and for one that nobody gave a reason for."""
    if isinstance(column.type, Sealed):
        return None
    if isinstance(column.type, Instant):
        return "a moment"
    if isinstance(column.type, Integer | BigInteger):
        return "a count"
    return next((why for why, names in OPEN.items() if f"{column.table.name}.{column.name}" in names), None)
