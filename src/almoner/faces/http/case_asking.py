"""What every route of a case is asked with: who asks, in which folder, about which case and in which language."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Query, Response

from almoner.assembly.case_services import CaseServices
from almoner.faces.http.asking import Asking, Served
from almoner.faces.http.case_saying import CaseWords
from almoner.faces.http.case_shapes import CaseShape
from almoner.faces.http.folders import etag
from almoner.faces.http.shapes import Language, PathId
from almoner.ports.entering import Caller
from almoner.services.cases.view import CaseView

IfMatch = Annotated[str | None, Header()]


def words_in(platform: Served, caller: Asking, language: Annotated[Language, Query()] = "en") -> CaseWords:
    return CaseWords(
        messages=platform.messages(),
        letters=platform.letter_words(),
        law=platform.law(),
        language=language,
        account=caller.account,
    )


Words = Annotated[CaseWords, Depends(words_in)]


@dataclass(frozen=True, slots=True)
class AskedInFolder:
    """Who asks in which folder, and the words for the answer."""

    cases: CaseServices
    caller: Caller
    folder: str
    words: CaseWords
    response: Response

    def shown(self, view: CaseView) -> CaseShape:
        """With its version as the ETag."""
        self.response.headers["ETag"] = etag(view.told.case.number)
        return self.words(view)


@dataclass(frozen=True, slots=True)
class AskedOfCase(AskedInFolder):
    """The same about one case."""

    case: str

    @property
    def asked(self) -> tuple[Caller, str, str]:
        """What every service of a case takes first."""
        return self.caller, self.folder, self.case


def in_folder(folder: PathId, platform: Served, caller: Asking, words: Words, response: Response) -> AskedInFolder:
    return AskedInFolder(platform.cases, caller, folder, words, response)


def of_case(within: Annotated[AskedInFolder, Depends(in_folder)], case: PathId) -> AskedOfCase:
    return AskedOfCase(within.cases, within.caller, within.folder, within.words, within.response, case)


InFolder = Annotated[AskedInFolder, Depends(in_folder)]
OfCase = Annotated[AskedOfCase, Depends(of_case)]
