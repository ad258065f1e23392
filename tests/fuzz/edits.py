"""How what a form sends is spoiled: one strategy for the pairs, one for the bytes on the wire."""

from collections.abc import Callable
from urllib.parse import urlencode

from hypothesis import strategies as st

from tests.fuzz.found_forms import FoundForm
from tests.fuzz.texts import Upload, as_bytes, files, numbers, texts, values

Pairs = list[tuple[bytes, bytes]]
Edit = Callable[[st.DrawFn, FoundForm, Pairs], Pairs]

TOKEN, LOCKS = b"csrf_token", ("revision", "from_revision", "call_year", "page", "number")
BOUNDARY = b"bmbmbmbmbmbmbmbm"
NO_FORM = (
    "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "x", "",
    "application/x-www-form-urlencoded; charset=utf-16",
)  # fmt: skip
"""Types under which the body of a form cannot be read."""


def _place(draw: st.DrawFn, pairs: Pairs) -> int:
    """One of the pairs, but not the token: without it nothing else is looked at."""
    places = [number for number, (name, _value) in enumerate(pairs) if name != TOKEN]
    return draw(st.sampled_from(places)) if places else -1


def _changed(pairs: Pairs, place: int, *instead: tuple[bytes, bytes]) -> Pairs:
    return pairs if place < 0 else [*pairs[:place], *instead, *pairs[place + 1 :]]


def retype(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    place = _place(draw, pairs)
    return _changed(pairs, place, (pairs[place][0], draw(values))) if pairs else pairs


def retype_all(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    text = draw(values)
    return [(name, value if name == TOKEN or name.endswith(b"revision") else text) for name, value in pairs]


def leave_out(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    return _changed(pairs, _place(draw, pairs))


def repeat(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    place = _place(draw, pairs)
    return _changed(pairs, place, pairs[place], (pairs[place][0], draw(values))) if pairs else pairs


def rename(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    """Another name, or another row of a section: names are made of section, row and field."""
    place, new = _place(draw, pairs), as_bytes(draw(texts))
    if place < 0:
        return pairs
    parts = pairs[place][0].split(b"-")
    parts[draw(st.integers(0, len(parts) - 1))] = new
    return _changed(pairs, place, (b"-".join(parts), pairs[place][1]))


def add_unknown(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    return [*pairs, (as_bytes(draw(texts)), draw(values))]


def choose(draw: st.DrawFn, form: FoundForm, pairs: Pairs) -> Pairs:
    """Another choice that the form really has, or one more."""
    if not form.choices:
        return retype(draw, form, pairs)
    name, value = (as_bytes(text) for text in draw(st.sampled_from(form.choices)))
    kept = pairs if draw(st.booleans()) else [pair for pair in pairs if pair[0] != name]
    return [*kept, (name, value)]


def break_locks(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    """Another revision, or whatever else must be a number."""
    locks = [as_bytes(lock) for lock in LOCKS]
    number = as_bytes(draw(numbers))
    return [(name, number if name in locks else value) for name, value in pairs]


def break_token(draw: st.DrawFn, _form: FoundForm, pairs: Pairs) -> Pairs:
    return [(name, draw(values) if name == TOKEN else value) for name, value in pairs]


EDITS: tuple[Edit, ...] = (
    *(retype, retype, retype, choose, choose, choose, retype_all, leave_out, repeat, rename, rename),
    *(add_unknown, break_locks, break_token),
)
"""The more often one stands here, the more often it is done."""


@st.composite
def filled(draw: st.DrawFn, form: FoundForm) -> tuple[str, Pairs]:
    """Where a form is sent, and what: as it stands, or with up to four things changed."""
    pairs = [(as_bytes(name), as_bytes(value)) for name, value in form.pairs]
    for _ in range(draw(st.integers(0, 4))):
        pairs = draw(st.sampled_from(EDITS))(draw, form, pairs)
    name, value, address = draw(st.sampled_from([*form.buttons, ("", "", "")]))
    if name:
        pressed = as_bytes(value) if draw(st.integers(0, 5)) else draw(values)
        pairs.append((as_bytes(name), pressed))
    return address or form.action, pairs


@st.composite
def body(draw: st.DrawFn, form: FoundForm, pairs: Pairs, code: str) -> tuple[str, bytes]:
    """Type and bytes of a request: as the form says, seldom otherwise."""
    kind = draw(st.integers(0, 19))
    if kind == 0:
        return draw(st.sampled_from(NO_FORM)), urlencode(pairs).encode()
    if form.is_multipart or kind == 1:
        names = form.files or tuple(name.decode(errors="replace") for name, _value in pairs[:1])
        sent = [(name, draw(files(code))) for name in names if draw(st.integers(0, 9))]
        return f"multipart/form-data; boundary={BOUNDARY.decode()}", multipart(pairs, sent)
    return "application/x-www-form-urlencoded", urlencode(pairs).encode()


def multipart(pairs: Pairs, sent: list[tuple[str, Upload]]) -> bytes:
    """Fields and files as a browser writes them, whatever bytes they are of."""
    parts = [b'name="%s"\r\n\r\n%s' % (_quoted(name), value) for name, value in pairs]
    for name, (file_name, kind, content) in sent:
        head = b'name="%s"; filename="%s"\r\nContent-Type: %s' % (
            *(_quoted(as_bytes(name)), _quoted(file_name), kind.encode()),
        )
        parts.append(head + b"\r\n\r\n" + content)
    start = b"--" + BOUNDARY + b"\r\nContent-Disposition: form-data; "
    return b"".join(start + part + b"\r\n" for part in parts) + b"--" + BOUNDARY + b"--\r\n"


def _quoted(name: bytes) -> bytes:
    return name.replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
