"""E-mail addresses, web addresses and IP addresses."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import SURE, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

EMAIL = re.compile(
    r"(?<![\w.+\-])[\w+\-%](?:[\w.+\-%]{0,63}[\w+\-%])?\s?@\s?[^\W_](?:[\w\-]{0,62}\.){1,5}[^\W\d_]{2,24}(?![\w])"
)
SPOKEN = re.compile(
    r"(?<!\w)[\w\-]{1,40}(?:\s(?:dot|punto|underscore|gui[oó]n)\s[\w\-]{1,40}){0,3}\s?[\[(]?\s?(?:\bat\b|\barroba\b)\s?[\])]?\s?[\w\-]{1,40}\s?[\[(]?\s?(?:\bdot\b|\bpunto\b)\s?[\])]?\s?(?:com|org|net|edu|gov|es|mx|us)\b",
)
URL = re.compile(r"(?:https?://|ftp://|www\.)[^\s<>\"'“”|]{2,400}")
DOMAIN = re.compile(
    r"(?<![\w@.\-/])(?:[a-z0-9][a-z0-9\-]{0,40}\.){1,4}(?:com|org|net|edu|gov|info|io|health|care|example|biz|us|mx|es|co|me|app|dev|test)(?:\.[a-z]{2})?(?:/[^\s<>\"'|]{0,300})?(?![\w@])",
)
IPV4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::?[0-9A-Fa-f]{1,4}){1,7}(?![\w:])")
ENDING = re.compile(
    r"://|www\.|\.(?:com|org|net|edu|gov|info|io|health|care|example|biz|us|mx|es|co|me|app|dev|test)(?![^\W_])"
)
"""What every address on the net has."""
TOP, GROUPS = 255, 4
PUBLIC = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[\w\-]{1,30}\.)?(?:medicare|cms|hhs|healthcare|dol|irs|cdc|nih|fda|va|ssa|usa|consumerfinance|ftc|govinfo|ecfr|federalregister|regulations)\.gov(?![\w.@-])",
    re.IGNORECASE,
)
"""Addresses of the government that say nothing of a person."""


def find_machine_addresses(page: Page) -> Iterator[Proposal]:
    text = page.text
    if "@" in text:
        for match in EMAIL.finditer(text):
            yield Proposal(*match.span(), Kind.EMAIL, SURE)
    if "dot" in page.runs or "punto" in page.runs:
        for match in SPOKEN.finditer(page.low):
            yield Proposal(*match.span(), Kind.EMAIL)
    for pattern in (URL, DOMAIN) if ENDING.search(page.low) else ():
        for match in pattern.finditer(page.low):
            if not PUBLIC.match(match[0]):
                end = match.start() + len(match[0].rstrip(".,;:!?)]}'"))
                yield Proposal(match.start(), end, Kind.URL, SURE)
    for match in page.at_digits(IPV4):
        if all(int(part) <= TOP for part in match[0].split(".")):
            yield Proposal(*match.span(), Kind.IP, SURE)
    for match in IPV6.finditer(text) if text.count(":") > 1 else ():
        if match[0].count(":") >= GROUPS or "::" in match[0]:
            yield Proposal(*match.span(), Kind.IP)
