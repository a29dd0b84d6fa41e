"""What a question names so exactly that a passage without it cannot answer: numbers, codes, and states."""

import re
from collections.abc import Iterator

NUMBER = re.compile(r"(?<![\w$])(?:\d[\d,.]*\d|\d)(?!\w)|\b[A-Z]\d{4}\b|\b\d{4}[A-Z]\b")
YEAR = re.compile(r"(?:19|20)\d\d")
NAMES = """
Alabama=AL Alaska=AK Arizona=AZ Arkansas=AR California=CA Colorado=CO Connecticut=CT Delaware=DE District_of_Columbia=DC Florida=FL
Georgia=GA Hawaii=HI Idaho=ID Illinois=IL Indiana=IN Iowa=IA Kansas=KS Kentucky=KY Louisiana=LA Maine=ME Maryland=MD Massachusetts=MA
Michigan=MI Minnesota=MN Mississippi=MS Missouri=MO Montana=MT Nebraska=NE Nevada=NV New_Hampshire=NH New_Jersey=NJ New_Mexico=NM
New_York=NY North_Carolina=NC North_Dakota=ND Ohio=OH Oklahoma=OK Oregon=OR Pennsylvania=PA Rhode_Island=RI South_Carolina=SC
South_Dakota=SD Tennessee=TN Texas=TX Utah=UT Vermont=VT Virginia=VA Washington=WA West_Virginia=WV Wisconsin=WI Wyoming=WY
"""
STATES = {short: name.replace("_", " ") for name, short in (one.split("=") for one in NAMES.split())}
"""Names of states by their two letters."""
STATE = re.compile(rf"\b(?:{'|'.join(sorted(STATES.values(), key=len, reverse=True))})\b", re.IGNORECASE)


def numbers(question: str) -> Iterator[str]:
    """Numbers and codes; a year is a time, which the search has looked at."""
    for found in NUMBER.finditer(question):
        if not YEAR.fullmatch(found.group()):
            yield found.group().casefold()


def states(text: str) -> frozenset[str]:
    """The states named in full."""
    return frozenset(found.group().casefold() for found in STATE.finditer(text))


def could_answer(question: str, passage: str) -> bool:
    """Whether a passage holds every number and code of the question, and is about no other state than one that it names."""
    low = passage.casefold()
    if not all(re.search(rf"(?<![\w.,]){re.escape(one)}(?!\w)", low) for one in numbers(question)):
        return False
    asked, said = states(question), states(passage)
    return not asked or not said or bool(asked & said)
