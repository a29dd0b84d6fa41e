"""How jobs are done: what a handler is given, and what it leaves to be kept together with the job's end."""

from collections.abc import Callable
from typing import Protocol

from almoner.ports.jobs import Job
from almoner.ports.keeping import Work

Tell = Callable[[int, int], None]
"""How far it is: done, of how many. Raises JobOver where nobody wants it any more."""
Finish = Callable[[Work], None]
"""What a handler leaves to be done in the transaction that ends its job."""
Handler = Callable[[Job, Tell], Finish]


class JobOver(Exception):
    """The job was cancelled or taken by another; what was done for it is dropped."""


class Waking(Protocol):
    """Who does the jobs."""

    def __call__(self, job: Job | None = None) -> None:
        """There is one more. Never waits and never fails: whoever does the jobs also looks by itself."""
        ...
