"""Photographs by their file names, and biometric identifiers."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import SURE, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

PHOTO = re.compile(
    r"(?<![\w./\\\-])(?:[\w\-]{1,60}[/\\]){0,6}[\w\-.]{1,80}\.(?:jpe?g|png|heic|gif|bmp|tiff?|webp|dcm|mp4|mov|raw)(?!\w)"
)
OTHER_FILE = re.compile(r"(?<![\w./\\\-])(?:[\w\-]{1,60}[/\\]){0,6}[\w\-]{1,80}\.(?:pdf|docx?|xlsx?|txt|wav|mp3|m4a)(?!\w)")
ENDING = re.compile(r"\.(?:jpe?g|png|heic|gif|bmp|tiff?|webp|dcm|mp4|mov|raw|pdf|docx?|xlsx?|txt|wav|mp3|m4a)(?!\w)")
"""What every name of a file ends with."""
BIOMETRIC = rule(
    r"\b(?:finger\s?prints?|voice\s?prints?|retin(?:a|al)\s(?:scan|print)|iris\s(?:scan|code)|face\s?(?:id|print)|facial\s(?:template|scan)|palm\s?(?:vein|print)s?|biometrics?|huellas?(?:\s(?:digital(?:es)?|dactilar(?:es)?))?|"
    r"huella\sde\svoz|iris|dna\s(?:profile|sample))(?:\s(?:template|hash|id|code|record|sample|file|profile|scan|plantilla|c[oó]digo|n[uú]mero|number|no\.?|reference|ref)){0,2}\s?[:#=]?\s?(?:is\s|es\s|stored\sas\s|as\s)?#?"
    r"((?=[\w\-]{0,40}\d)[A-Za-z\d][\w\-]{3,60})",
    re.IGNORECASE,
)
NAMED = re.compile(r"\d{3}|[a-z]{2,}[_\-][a-z]{2,}", re.IGNORECASE)


def find_files(page: Page) -> Iterator[Proposal]:
    if ENDING.search(page.low):
        for match in PHOTO.finditer(page.low):
            yield Proposal(*match.span(), Kind.PHOTO, SURE)
        for match in OTHER_FILE.finditer(page.low):
            if NAMED.search(match[0]):
                yield Proposal(*match.span(), Kind.OTHER)
    for match in page.matches(BIOMETRIC):
        yield Proposal(*match.span(1), Kind.BIOMETRIC, SURE)
