"""What lies behind many findings: groups of charges in which one check finds far more than among their peers.

Every check is looked at for itself. A group is an item, a department, a place, a provider, a template (items that often stand
together), or one item within one of these. Its peers are the same items on the same form outside the group, so that a department
is not blamed for doing what is often billed wrong everywhere; an item's peers are all other items. A group is systematic where chance alone
would hardly ever give it so many findings (Fisher's exact test, one side, corrected for every group that could have been named),
and its share of findings is both large and far above its peers'. The group that explains its check's findings best is taken
first; what it explains is taken out before the next is sought, so that one cause is told once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from almoner.engine.money import Money
from almoner.engine.office.chance import Stratum, at_least
from almoner.engine.office.own_bills import OwnBills, OwnFinding
from almoner.engine.office.queue import at_stake
from almoner.engine.office.services import By, Group, Key, Service, hit, services_of

LEAST_FINDINGS = 5
"""Fewer in a group are too few to call systematic."""
LEVEL = Fraction(1, 1000)
"""How often at most, over whole audits without any systematic error, one would be named all the same."""
LEAST_SHARE = Fraction(1, 5)
FAR_ABOVE = 3
"""How many times the peers' share."""
SAME = Fraction(4, 5)
"""Two checks that find on four fifths of the same charges have one cause."""
MOST_EXAMPLES = 3
ORDER = tuple(By)
Whole = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Cause:
    """A systematic error. `found` of `services` charges in the group have a finding of the first of `checks`, `peers_found` of
    `peers` outside it; `chance` is how likely so many would be by chance alone, times the number of groups looked at (1 at
    most). `findings` are all of these checks in the group, most money first."""

    checks: tuple[str, ...]
    group: Group
    found: int
    services: int
    peers_found: int
    peers: int
    chance: Fraction
    at_stake: Money
    findings: tuple[str, ...]
    items: tuple[str, ...] = ()

    @property
    def examples(self) -> tuple[str, ...]:
        return self.findings[:MOST_EXAMPLES]


@dataclass(frozen=True, slots=True)
class Counted:
    """A group as it is counted, systematic or not: how many findings of one check, on how many of its charges."""

    check: str
    group: Group
    found: int
    services: int
    at_stake: Money


@dataclass(frozen=True, slots=True)
class Tally:
    """One check's services, those with a finding, and the findings on each."""

    services: Mapping[Key, Service]
    found: Mapping[Key, tuple[OwnFinding, ...]]


def root_causes(own: OwnBills) -> tuple[Cause, ...]:
    """Most money first: look here first."""
    tallies = tallies_of(own)
    groups = sum(len(candidates(tally)) for _, tally in tallies)
    causes = [cause for check, tally in tallies for cause in causes_of(check, tally, groups)]
    merged = joined(causes, {finding.id: finding for finding in own.findings})
    return tuple(sorted(merged, key=lambda one: (-one.at_stake.cents, -len(one.findings), one.checks, one.group.key)))


def counted(own: OwnBills, by: By) -> tuple[Counted, ...]:
    """Every group of one kind with any finding, check by check, most money first."""
    rows = []
    for check, tally in tallies_of(own):
        for group, keys in candidates(tally).items():
            if group.by is by and group.item is None:
                hits = [key for key in keys if key in tally.found]
                rows.append(Counted(check, group, len(hits), len(keys), at_stake(on(tally, hits))))
    return tuple(sorted(rows, key=lambda one: (-one.at_stake.cents, -one.found, one.check, one.group.key)))


def tallies_of(own: OwnBills) -> list[tuple[str, Tally]]:
    """By check; findings about lines apart from those about bills as a whole."""
    lines, wholes = services_of(own)
    by_line = {one.key: one for one in lines.values()}
    by_bill = {one.key: one for one in wholes.values()}
    found: dict[tuple[str, bool], dict[Key, list[OwnFinding]]] = defaultdict(lambda: defaultdict(list))
    times = Counter(one.like for one in by_line.values())
    for finding in own.findings:
        for service in hit(finding, lines, wholes, times):
            found[finding.check, service.key in by_bill][service.key].append(finding)
    return [
        (check, Tally(by_bill if whole else by_line, {key: tuple(some) for key, some in held.items()}))
        for (check, whole), held in sorted(found.items())
    ]


def candidates(tally: Tally) -> dict[Group, list[Key]]:
    """Every group with a finding, and the keys of its services."""
    named = {group for key in tally.found for group in groups_of(tally.services[key])}
    held: dict[Group, list[Key]] = {group: [] for group in named}
    for key, service in tally.services.items():
        for group in groups_of(service):
            if group in held:
                held[group].append(key)
    return held


def groups_of(service: Service) -> Iterator[Group]:
    if service.item:
        yield Group(By.ITEM, (service.item,))
    for group in service.groups:
        yield group
        if service.item:
            yield Group(group.by, group.key, service.item)


def causes_of(check: str, tally: Tally, groups: int) -> Iterator[Cause]:
    """One check's causes, the best explanation first; `groups` is how many were looked at over all checks."""
    while True:
        whole = every_item(tally)
        measured = [measure(group, keys, tally, whole) for group, keys in candidates(tally).items()]
        systematic = [one for one in measured if one.is_far_above]
        systematic = [one for one in systematic if one.chance() * groups <= LEVEL]
        if not systematic:
            return
        best = max(systematic, key=Measured.rank)
        hits = [key for key in best.keys if key in tally.found]
        findings = sorted({one.id: one for one in on(tally, hits)}.values(), key=lambda one: (-one.cents, one.id))
        yield Cause(
            checks=(check,),
            group=best.group,
            found=best.found,
            services=best.risk,
            peers_found=best.peers_found,
            peers=best.peers,
            chance=min(Fraction(1), best.chance() * groups),
            at_stake=at_stake(findings),
            findings=tuple(one.id for one in findings),
            items=tuple(item for item, _ in Counter(tally.services[key].item for key in hits).most_common() if item),
        )
        gone = set(best.keys)
        tally = Tally(
            {key: service for key, service in tally.services.items() if key not in gone},
            {key: some for key, some in tally.found.items() if key not in gone},
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """A group beside its peers, counted over services at risk: of items that have any finding of the check."""

    group: Group
    keys: tuple[Key, ...]
    strata: tuple[Stratum, ...]
    found: int
    risk: int
    peers_found: int
    peers: int
    every: int

    @property
    def is_far_above(self) -> bool:
        """Before anything is reckoned; peers without any finding are as good as zero."""
        if self.found < LEAST_FINDINGS or not self.peers or self.found < LEAST_SHARE * self.risk:
            return False
        return self.found * self.peers >= FAR_ABOVE * self.peers_found * self.risk

    def chance(self) -> Fraction:
        return at_least(self.strata)

    def rank(self) -> tuple[Fraction, int, bool, tuple[str, ...], str]:
        """How well it explains its check's findings: twice what it holds, of what it names and what there is; then in the order
        of `By`, the whole group before one item of it."""
        share = Fraction(2 * self.found, self.risk + self.every)
        return share, -ORDER.index(self.group.by), self.group.item is None, self.group.key, self.group.item or ""


def every_item(tally: Tally) -> Whole:
    """How often each item was charged on each form, and how often with a finding."""
    charged = Counter(service.like for service in tally.services.values())
    return charged, Counter(tally.services[key].like for key in tally.found)


def measure(group: Group, keys: Sequence[Key], tally: Tally, whole: Whole) -> Measured:
    """`whole` counts every item; an item's own peers are all other items together."""
    mine = Counter(tally.services[key].like for key in keys)
    hits = Counter(tally.services[key].like for key in keys if key in tally.found)
    if group.by is By.ITEM:
        strata = [Stratum(mine.total(), hits.total(), whole[0].total(), whole[1].total())]
    else:
        strata = [Stratum(mine[one], hits[one], whole[0][one], whole[1][one]) for one in sorted(mine) if whole[1][one]]
    return Measured(
        group=group,
        keys=tuple(keys),
        strata=tuple(strata),
        found=sum(one.mine_hit for one in strata),
        risk=sum(one.mine for one in strata),
        peers_found=sum(one.hit - one.mine_hit for one in strata),
        peers=sum(one.all - one.mine for one in strata),
        every=len(tally.found),
    )


def on(tally: Tally, keys: Iterable[Key]) -> list[OwnFinding]:
    """The findings on these services, each once."""
    return list({finding.id: finding for key in keys for finding in tally.found[key]}.values())


def joined(causes: Sequence[Cause], findings: Mapping[str, OwnFinding]) -> list[Cause]:
    """Causes of two checks on the same charges are one, told by the check with more findings."""
    kept: list[Cause] = []
    for cause in sorted(causes, key=lambda one: (-len(one.findings), one.checks)):
        lines = lines_of(cause, findings)
        twin = next((at for at, one in enumerate(kept) if overlap(lines, lines_of(one, findings)) >= SAME), None)
        if twin is None:
            kept.append(cause)
        else:
            kept[twin] = both(kept[twin], cause, findings)
    return kept


def lines_of(cause: Cause, findings: Mapping[str, OwnFinding]) -> frozenset[str]:
    return frozenset(line for one in cause.findings for line in findings[one].lines or findings[one].bills)


def overlap(fewer: frozenset[str], more: frozenset[str]) -> Fraction:
    return Fraction(len(fewer & more), min(len(fewer), len(more)) or 1)


def both(one: Cause, other: Cause, findings: Mapping[str, OwnFinding]) -> Cause:
    ids = dict.fromkeys((*one.findings, *other.findings))
    return Cause(
        checks=tuple(dict.fromkeys((*one.checks, *other.checks))),
        group=one.group,
        found=one.found,
        services=one.services,
        peers_found=one.peers_found,
        peers=one.peers,
        chance=one.chance,
        at_stake=at_stake(findings[id] for id in ids),
        findings=tuple(ids),
        items=one.items,
    )
