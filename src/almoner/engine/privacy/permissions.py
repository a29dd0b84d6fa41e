"""Who may do what: one table of actions, and for each the roles and the ties to a folder under which it is allowed. Default: no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from almoner.engine.privacy.act import Purpose


class Role(StrEnum):
    """What an account is on this installation; one account may have several."""

    PERSON = "person"
    ADVOCATE = "advocate"
    BILLING_STAFF = "billing_staff"
    RESEARCHER = "researcher"
    OPERATOR = "operator"
    PRIVACY_OFFICER = "privacy_officer"


class Tie(StrEnum):
    """How an account stands to a folder."""

    OWN = "own"
    """Its owner."""
    ACTING = "acting"
    """Acts for its owner: parent of a minor, guardian, holder of a power of attorney, representative of somebody who died."""
    HELPING = "helping"
    """Was let in to help: adds papers, works on cases and prepares letters, and approves, removes and shares nothing."""
    GRANTED = "granted"
    """Was given a look, for a purpose and until a day, and changes nothing."""
    GLASS = "glass"
    """Broke the glass: an emergency, with a reason, for two hours."""
    NONE = "none"


class Action(StrEnum):
    """Everything that can be done and is worth a line in the journal. Those that begin with "folder", "paper", "audit", "letter",
    "case", "office", "claims" and "grant" are about one folder."""

    FOLDER_MAKE = "folder make"
    FOLDER_SEE = "folder see"
    FOLDER_RENAME = "folder rename"
    FOLDER_ERASE = "folder erase"
    FOLDER_EXPORT = "folder export"
    FOLDER_LOOKS = "folder looks"
    FOLDER_HOLD = "folder hold"
    PAPER_ADD = "paper add"
    PAPER_SEE = "paper see"
    PAPER_REMOVE = "paper remove"
    AUDIT_MAKE = "audit make"
    AUDIT_SEE = "audit see"
    LETTER_MAKE = "letter make"
    LETTER_SEE = "letter see"
    LETTER_CHANGE = "letter change"
    LETTER_APPROVE = "letter approve"
    LETTER_SEND = "letter send"
    CASE_MAKE = "case make"
    CASE_SEE = "case see"
    CASE_CHANGE = "case change"
    CASE_END = "case end"
    OFFICE_SEE = "office see"
    OFFICE_MARK = "office mark"
    CLAIMS_AUDIT = "claims audit"
    CLAIMS_SEE = "claims see"
    SENSITIVE_SEE = "sensitive see"
    GRANT_GIVE = "grant give"
    GRANT_END = "grant end"
    GRANT_SEE = "grant see"
    GLASS_BREAK = "glass break"
    ACCOUNT_MAKE = "account make"
    ACCOUNT_CLOSE = "account close"
    ACCOUNT_SEE = "account see"
    ROLES_CHANGE = "roles change"
    SESSIONS_END = "sessions end"
    PROOFS_RESET = "proofs reset"
    KEY_MAKE = "key make"
    KEY_END = "key end"
    JOURNAL_SEE = "journal see"
    DISCLOSURES_SEE = "disclosures see"
    DISCLOSURES_WRITE = "disclosures write"
    SNOOPING_SEE = "snooping see"
    BREACH_WRITE = "breach write"
    RECERTIFY = "recertify"
    RESEARCH_EXPORT = "research export"
    SUCCESS_SEE = "success see"
    EDITIONS_CHANGE = "editions change"
    JOBS_SEE = "jobs see"
    JOBS_CHANGE = "jobs change"
    HEALTH_SEE = "health see"
    BACKUP_MAKE = "backup make"
    SECRETS_CHANGE = "secrets change"
    TOMBSTONES_SEE = "tombstones see"
    MODELS_USE = "models use"
    MODELS_SEE = "models see"
    MODELS_CHANGE = "models change"
    COLLECTION_MAKE = "collection make"
    COLLECTION_SEE = "collection see"
    COLLECTION_CHANGE = "collection change"
    COLLECTION_ERASE = "collection erase"
    KNOWLEDGE_ASK = "knowledge ask"


@dataclass(frozen=True, slots=True)
class Allowed:
    """`ties` under which anybody may do it to a folder, or, where `only` names roles, whoever has one of these beside the tie;
    `roles` that may do it without any tie to a folder."""

    ties: frozenset[Tie] = frozenset()
    roles: frozenset[Role] = frozenset()
    only: frozenset[Role] = frozenset()


def tied(*ties: Tie, only: Iterable[Role] = ()) -> Allowed:
    return Allowed(ties=frozenset(ties), only=frozenset(only))


def for_roles(*roles: Role) -> Allowed:
    return Allowed(roles=frozenset(roles))


EVERY_ROLE = tuple(Role)
EVERY_TIE = (Tie.OWN, Tie.ACTING, Tie.HELPING, Tie.GRANTED, Tie.GLASS)
TABLE: Mapping[Action, Allowed] = {
    Action.FOLDER_MAKE: for_roles(Role.PERSON, Role.ADVOCATE, Role.BILLING_STAFF, Role.RESEARCHER),
    Action.FOLDER_SEE: tied(*EVERY_TIE),
    Action.FOLDER_RENAME: tied(Tie.OWN, Tie.ACTING),
    Action.FOLDER_ERASE: tied(Tie.OWN, Tie.ACTING),
    Action.FOLDER_EXPORT: tied(Tie.OWN, Tie.ACTING),
    Action.FOLDER_LOOKS: tied(Tie.OWN),  # never of another in the household, nor of who acts for the owner
    Action.FOLDER_HOLD: for_roles(Role.PRIVACY_OFFICER),
    Action.PAPER_ADD: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.PAPER_SEE: tied(*EVERY_TIE),
    Action.PAPER_REMOVE: tied(Tie.OWN, Tie.ACTING),
    Action.AUDIT_MAKE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.AUDIT_SEE: tied(*EVERY_TIE),
    Action.LETTER_MAKE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.LETTER_SEE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING, Tie.GRANTED),
    Action.LETTER_CHANGE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.LETTER_APPROVE: tied(Tie.OWN, Tie.ACTING),
    Action.LETTER_SEND: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),  # only what the owner, or who acts for them, has approved
    Action.CASE_MAKE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.CASE_SEE: tied(*EVERY_TIE),
    Action.CASE_CHANGE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.CASE_END: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.OFFICE_SEE: tied(Tie.OWN, Tie.ACTING, Tie.HELPING, Tie.GRANTED),
    Action.OFFICE_MARK: tied(Tie.OWN, Tie.ACTING, Tie.HELPING),
    Action.CLAIMS_AUDIT: tied(Tie.OWN, Tie.HELPING, only=(Role.RESEARCHER, Role.BILLING_STAFF)),
    Action.CLAIMS_SEE: tied(Tie.OWN, Tie.HELPING, Tie.GRANTED, only=(Role.RESEARCHER, Role.BILLING_STAFF)),
    Action.SENSITIVE_SEE: tied(Tie.OWN),  # others only where the owner's grant includes it
    Action.GRANT_GIVE: tied(Tie.OWN, Tie.ACTING),
    Action.GRANT_END: tied(Tie.OWN, Tie.ACTING),
    Action.GRANT_SEE: tied(Tie.OWN, Tie.ACTING),
    Action.GLASS_BREAK: for_roles(Role.ADVOCATE, Role.BILLING_STAFF),
    Action.ACCOUNT_MAKE: for_roles(Role.OPERATOR),
    Action.ACCOUNT_CLOSE: for_roles(Role.OPERATOR),
    Action.ACCOUNT_SEE: for_roles(Role.OPERATOR, Role.PRIVACY_OFFICER),
    Action.ROLES_CHANGE: for_roles(Role.OPERATOR),
    Action.SESSIONS_END: for_roles(Role.OPERATOR),
    Action.PROOFS_RESET: for_roles(Role.OPERATOR),  # never a password: nobody sets another's
    Action.KEY_MAKE: for_roles(*EVERY_ROLE),  # for the account itself, never with more than it may do
    Action.KEY_END: for_roles(*EVERY_ROLE),
    Action.JOURNAL_SEE: for_roles(Role.PRIVACY_OFFICER),
    Action.DISCLOSURES_SEE: Allowed(frozenset({Tie.OWN}), frozenset({Role.PRIVACY_OFFICER})),
    Action.DISCLOSURES_WRITE: for_roles(Role.PRIVACY_OFFICER),  # what left in another way
    Action.SNOOPING_SEE: for_roles(Role.PRIVACY_OFFICER),
    Action.BREACH_WRITE: for_roles(Role.PRIVACY_OFFICER),
    Action.RECERTIFY: for_roles(Role.PRIVACY_OFFICER),
    Action.RESEARCH_EXPORT: for_roles(Role.RESEARCHER),
    Action.SUCCESS_SEE: for_roles(Role.ADVOCATE, Role.BILLING_STAFF),
    Action.EDITIONS_CHANGE: for_roles(Role.OPERATOR),
    Action.JOBS_SEE: for_roles(Role.OPERATOR),
    Action.JOBS_CHANGE: for_roles(Role.OPERATOR),
    Action.HEALTH_SEE: for_roles(Role.OPERATOR),
    Action.BACKUP_MAKE: for_roles(Role.OPERATOR),
    Action.SECRETS_CHANGE: for_roles(Role.OPERATOR),
    Action.TOMBSTONES_SEE: for_roles(Role.PRIVACY_OFFICER),
    Action.MODELS_USE: for_roles(*EVERY_ROLE),
    Action.MODELS_SEE: for_roles(Role.OPERATOR, Role.PRIVACY_OFFICER),  # which answered whom, never what
    Action.MODELS_CHANGE: for_roles(Role.OPERATOR),
    Action.COLLECTION_MAKE: for_roles(Role.ADVOCATE, Role.OPERATOR),
    Action.COLLECTION_SEE: for_roles(*EVERY_ROLE),  # those that its owner lets them read, and no other
    Action.COLLECTION_CHANGE: for_roles(Role.ADVOCATE, Role.OPERATOR),  # one's own
    Action.COLLECTION_ERASE: for_roles(Role.ADVOCATE, Role.OPERATOR),  # one's own, or an operator that of a closed account
    Action.KNOWLEDGE_ASK: for_roles(*EVERY_ROLE),  # the library, and collections they may read
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A look that the owner of a folder gave: to whom, for what, from when until when (both included), and whether what was
    tagged as sensitive is included. `ended_at` is when it was taken back. A look alone, unless `helping` or `acting`."""

    to: str
    folder: str
    purpose: Purpose
    first_day: date
    last_day: date
    acting: bool = False
    sensitive: bool = False
    ended_at: datetime | None = None
    helping: bool = False

    def counts(self, day: date) -> bool:
        return self.ended_at is None and self.first_day <= day <= self.last_day


def tie_of(account: str, owner: str, grants: Iterable[Grant], day: date, *, glass: bool = False) -> Tie:
    """How an account stands to a folder on a day: the closest tie that counts. `grants` are those of this folder to this account."""
    if account == owner:
        return Tie.OWN
    counting = [grant for grant in grants if grant.to == account and grant.counts(day)]
    if any(grant.acting for grant in counting):
        return Tie.ACTING
    if any(grant.helping for grant in counting):
        return Tie.HELPING
    if counting:
        return Tie.GRANTED
    return Tie.GLASS if glass else Tie.NONE


def is_allowed(action: Action, roles: Iterable[Role], tie: Tie = Tie.NONE) -> bool:
    """Raises KeyError for an action without an entry: a fault of ours."""
    allowed, held = TABLE[action], frozenset(roles)
    by_tie = tie in allowed.ties and (not allowed.only or not allowed.only.isdisjoint(held))
    return by_tie or not allowed.roles.isdisjoint(held)


def sees_sensitive(account: str, owner: str, grants: Iterable[Grant], day: date) -> bool:
    """Whether lines tagged as sensitive are shown: to the owner, and to whom the owner's grant includes them."""
    return account == owner or any(grant.sensitive and grant.to == account and grant.counts(day) for grant in grants)
