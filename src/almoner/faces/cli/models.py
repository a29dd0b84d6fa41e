"""`almoner models`: which small models are known and here, bringing one, and the registry."""

import argparse
from typing import Any

from almoner.assembly.platform import Platform
from almoner.faces.cli.printing import print_json
from almoner.faces.cli.registry import add_registry
from almoner.faces.saying import DONE


def add_models(commands: Any, a_day: Any) -> None:
    one = commands.add_parser("models", help="the small models, and the registry of language models")
    doing = one.add_subparsers(dest="doing", required=True, metavar="DOING")
    listed = doing.add_parser("list", help="each model, its licence, and whether it is here")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=run_list)
    brought = doing.add_parser("bring", help="fetch models with checksums, or take them from a folder; without a name, all")
    brought.add_argument("names", nargs="*", metavar="NAME")
    brought.add_argument("--from", dest="beside", metavar="DIR", help="a folder with the packages, where there is no network")
    brought.set_defaults(run=run_bring)
    add_registry(doing, a_day)


def run_list(asked: argparse.Namespace, _platform: Platform) -> int:
    from almoner.assembly.models import small_models  # noqa: PLC0415 - loaded only here

    cards = small_models(asked.data).cards()
    if asked.json:
        print_json(
            [
                {
                    "id": card.id,
                    "licence": card.licence,
                    "weights": card.weights,
                    "sha256": card.sha256,
                    "longest": card.longest,
                    "dimensions": card.dimensions or None,
                    "here": here,
                }
                for card, here in cards
            ]
        )
        return DONE
    for card, here in cards:
        print(f"{card.id:26} {'here' if here else 'not here':9} {card.licence}; {card.title}; reads {card.longest} tokens")
    return DONE


def run_bring(asked: argparse.Namespace, _platform: Platform) -> int:
    """Raises Refused, Unavailable; models brought before stay."""
    from almoner.assembly.models import small_models  # noqa: PLC0415 - loaded only here

    models = small_models(asked.data)
    for id in asked.names or [card.id for card, _here in models.cards()]:
        print(f"{id}: {'brought' if models.bring(id, asked.beside) else 'is here'}", flush=True)
    return DONE
