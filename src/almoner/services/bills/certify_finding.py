"""Certify one finding: its lines, their pictures, the editions and the check behind it, signed; and verify such a certificate."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from almoner.engine.bill import Spot
from almoner.engine.certified import finding_again, needed
from almoner.engine.checks.base import Check
from almoner.engine.dossier import Dossier
from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.findings import Finding
from almoner.engine.law.rulebook import Rulebook
from almoner.ports.certificates import DossierForm, SignatureChecking, Signing
from almoner.ports.papers import PageShowing, Source
from almoner.ports.tables import TableReading
from almoner.services.bills.audit_papers import AuditPapers
from almoner.services.bills.confirm_doubts import read_sources
from almoner.services.bills.fit_audit import Fitting, Said, request
from almoner.services.tables.load import tables_for

SCHEMA = "almoner.certificate/1"
MOST_PICTURES, WIDE, MARGIN = 12, 1000, 150


@dataclass(frozen=True, slots=True)
class CertifyFinding:
    """`audit` audits papers with the whole catalogue; `version` is almoner's own."""

    audit: Callable[[], AuditPapers]
    show: PageShowing
    form: DossierForm
    key: Signing
    version: str

    def __call__(
        self, shaped: Any, sources: Sequence[Source], finding: str, *, said: Said, language: str = "en"
    ) -> dict[str, Any]:
        """The certificate as a JSON value. Raises Refused where audit and papers do not fit, Misused for an unknown finding."""
        fit = Fitting("No certificate was made")
        audit = fit.understood(shaped)
        fit.same_files(audit, said)
        if audit.answers is not None and said.answers_sum is None:
            raise Misused(
                "answers_missing",
                what="No certificate was made",
                why="the audit was made with answers that were not given here",
                do="name the same file with --answers",
            )
        fit.same_inputs(audit, sources)
        plain = next((one for one in shaped["findings"] if one["id"] == finding), None)
        if plain is None:
            raise Misused(
                "no_such_finding",
                what="No certificate was made",
                why=f"the audit has no finding {finding[:40]!r}",
                do="take an id from its findings",
            )
        done = self.audit()(sources, request(audit, said, language))
        fit.same_reading(audit, done)
        check = next(one for one in done.catalogue if one.id == plain["check"])
        for dossier, outcome in done.outcomes:
            found = next((one for one in outcome.findings if one.id == finding), None)
            if found is not None:
                part = needed(dossier, found, partial(finding_again, check=check, law=done.law, finding=finding))
                papers = read_sources(done, sources)
                documents = [
                    {"name": one.name, "sha256": digest} for one, digest in zip(papers, inputs_of(done.taken), strict=False)
                ]
                return self._signed(plain, part, found, check, documents, papers, done.manifest.catalogue, done.law.edition)
        raise fit.of_others("the papers no longer give this finding")

    def _signed(  # noqa: PLR0917
        self,
        plain: Mapping[str, Any],
        part: Dossier,
        found: Finding,
        check: Check,
        documents: list[dict[str, str]],
        papers: Sequence[Source],
        catalogue: str,
        rulebook: str,
    ) -> dict[str, Any]:
        used = sorted(
            {(row.table, row.edition, row.setting or "", row.programme or "", row.sha256) for row in found.found.table_rows}
        )
        spots = list(spots_of(part, found))
        whole: dict[str, Any] = {
            "schema": SCHEMA,
            "almoner": self.version,
            "check": {"id": check.id, "name": check.name, "catalogue": catalogue, "rulebook": rulebook},
            "finding": dict(plain),
            "documents": [documents[number] for number in sorted({spot.document for spot in spots}) if number < len(documents)],
            "pictures": list(self._pictures(spots, papers)),
            "editions": [
                {
                    "table": table,
                    "edition": edition,
                    "setting": setting or None,
                    "programme": programme or None,
                    "sha256": digest,
                }
                for table, edition, setting, programme, digest in used
            ],
            "dossier": self.form.plain(part),
            "public_key": base64.b64encode(self.key.public()).decode(),
        }
        return whole | {"signature": base64.b64encode(self.key.sign(canonical(whole))).decode()}

    def _pictures(self, spots: Sequence[Spot], papers: Sequence[Source]) -> Iterator[dict[str, Any]]:
        """The rows the finding rests on, over the page's whole width; what cannot be drawn is left out."""
        for spot in spots[:MOST_PICTURES]:
            if spot.page is None or spot.box is None or spot.document >= len(papers):
                continue
            rows = (0, spot.box[1], 10_000, spot.box[3])
            try:
                png = self.show(papers[spot.document], spot.page, box=rows, margin=MARGIN, wide=WIDE)
            except (Refused, Unavailable):
                continue
            yield {"document": papers[spot.document].name, "page": spot.page, "png": base64.b64encode(png).decode()}


@dataclass(frozen=True, slots=True)
class Verified:
    """`signed`: nothing was changed since. `ours`: with the key of this installation. `found`: the check, run anew here, finds the
    same; None where it could not be run: `missing` editions are not here, or `gone`, the check is not in this catalogue.
    `same_version`: of catalogue and rulebook."""

    signed: bool
    ours: bool
    check: str
    title: str
    found: bool | None
    missing: tuple[str, ...]
    gone: bool
    same_version: bool

    @property
    def holds(self) -> bool:
        return self.signed and self.found is True


@dataclass(frozen=True, slots=True)
class VerifyCertificate:
    """Reads nothing but the certificate and the tables that are here."""

    catalogue: Callable[[], tuple[Check, ...]]
    law: Callable[[], Rulebook]
    tables: TableReading
    form: DossierForm
    key: Signing
    is_signed: SignatureChecking

    def __call__(self, data: bytes) -> Verified:
        """Raises Refused for what is no certificate."""
        try:
            whole = of_schema(json.loads(data))
            signature, public = base64.b64decode(whole.pop("signature")), base64.b64decode(whole["public_key"])
            signed = self.is_signed(public, canonical(whole), signature)
            dossier = self.form.dossier(whole["dossier"])
            editions = [(str(one["table"]), str(one["edition"]), str(one["sha256"])) for one in whole["editions"]]
            check_id, finding, title = str(whole["check"]["id"]), str(whole["finding"]["id"]), str(whole["finding"]["title"])
            rulebook = whole["check"]["rulebook"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
            raise Refused(
                "not_a_certificate",
                what="Nothing was verified",
                why="this is not a certificate that `almoner certificate make` wrote",
                do="name such a file",
            ) from error
        here = {edition.sha256 for edition in self.tables.editions()}
        missing = tuple(f"{table} {name}" for table, name, digest in editions if digest not in here)
        check = next((one for one in self.catalogue() if one.id == check_id), None)
        law = self.law()
        found = None
        if check is not None and not missing:
            ready = replace(dossier, tables=tables_for(dossier, self.tables))
            found = finding_again(ready, check, law, finding) is not None
        return Verified(
            signed=signed,
            ours=self.key.known() == public,
            check=check_id,
            title=title,
            found=found,
            missing=missing,
            gone=check is None,
            same_version=law.edition == rulebook,
        )


def of_schema(whole: Any) -> dict[str, Any]:
    """Raises ValueError for another schema, TypeError or KeyError for what has none."""
    if whole["schema"] != SCHEMA:
        raise ValueError("another schema")
    return dict(whole)


def canonical(whole: Mapping[str, Any]) -> bytes:
    """The bytes that are signed: JSON with sorted names and nothing between."""
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def inputs_of(taken: Sequence[Any]) -> list[str]:
    """Checksums of the papers that were read, in the order of spots' document numbers."""
    return [one.sha256 for one in taken if one.reading is not None]


def spots_of(dossier: Dossier, finding: Finding) -> Iterator[Spot]:
    """Where the finding stands: its lines, else what its bills ask."""
    for line in finding.found.lines:
        spot = dossier.line(line).spot
        if spot is not None:
            yield spot
    if not finding.found.lines:
        for bill in dossier.bills:
            if bill.id in finding.found.bills:
                known = bill.spots or {}
                spot = known.get("balance") or known.get("patient_responsibility") or known.get("total_charges") or bill.spot
                if spot is not None:
                    yield spot
