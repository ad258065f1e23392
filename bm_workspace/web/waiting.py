"""What is said to an address that did something too often, and when it may do it again."""

from math import ceil

from flask_babel import gettext
from werkzeug.wrappers import Response

from bm_workspace.store.errors import TooOften


def too_many_codes(often: TooOften) -> str:
    """The sentence at the field in which the code still stands."""
    sentence: str = gettext(
        "Too many wrong return codes were sent from your network within an hour, so this one was not looked "
        "at. It stands below; no practice copy was touched. Try again in %(minutes)s min.",
        minutes=_minutes(often),
    )
    return sentence


def too_many_copies(often: TooOften) -> tuple[str, str]:
    """What happened, and what to do next."""
    return gettext("Too many practice copies were opened"), gettext(
        "From your network as many practice copies were opened within an hour as are allowed. None was "
        "opened now, and those that are there stay as they are. "
        "Wait %(minutes)s min., then press Send again.",
        minutes=_minutes(often),
    )


def with_wait(answer: Response, often: TooOften) -> Response:
    """The answer, which also tells programs when to try again."""
    answer.retry_after = ceil(often.wait.total_seconds())
    return answer


def _minutes(often: TooOften) -> int:
    return ceil(often.wait.total_seconds() / 60)
