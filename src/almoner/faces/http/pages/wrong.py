"""What went wrong, in the words of the pages."""

from almoner.engine.errors import AlmonerError, NotAllowed, NotKnown, TooMany, Unavailable
from almoner.engine.findings import Message

WORDS = {
    "weak_password": "page_wrong_weak",
    "bad_name": "page_wrong_name",
    "taken": "page_wrong_taken",
    "wrong_code": "page_wrong_code",
    "wrong_password": "page_wrong_old_password",
    "codes_on": "page_wrong_late",
    "turned_already": "page_wrong_late",
    "form_late": "page_wrong_form",
    "passkey_late": "page_wrong_late",
    "passkey_not_taken": "page_wrong_passkey",
    "provider_refused": "page_wrong_provider",
    "no_role_here": "page_wrong_role",
    "last_operator": "page_wrong_last_operator",
    "second_proof": "page_wrong_second",
    "not_signed_in": "page_wrong_late",
}


def words_for(error: AlmonerError, usual: str | None = None) -> Message:
    """`usual` is said instead where nobody is signed in: what is wrong with the proof that this page asked for."""
    if isinstance(error, TooMany):
        return Message("page_wrong_wait", seconds=error.wait_s)
    if error.code == "not_signed_in" and usual is not None:
        return Message(usual)
    if error.code in WORDS:
        return Message(WORDS[error.code])
    if isinstance(error, Unavailable):
        return Message("page_wrong_away")
    if isinstance(error, NotAllowed):
        return Message("page_wrong_not_allowed")
    return Message("page_wrong_gone" if isinstance(error, NotKnown) else "page_wrong_else")
