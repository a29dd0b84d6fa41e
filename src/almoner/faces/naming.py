"""What words of the code are called on pages: actions, purposes, outcomes, patterns."""

from almoner.engine.wording.render import Messages


def in_words(beginning: str, said: str, messages: Messages, language: str) -> str:
    """By the key BEGINNING_WORD of the rulebook; the word of the code where it has no other."""
    key = f"{beginning}_{said.replace(' ', '_').replace('-', '_')}"
    return messages.word(key, language) if key in messages.entries else said


def act_in_words(action: str, messages: Messages, language: str) -> str:
    """As the journal names it."""
    return in_words("act", action, messages, language)
