"""The values that turn the state of a section, a table for each document type."""

from collections.abc import Mapping
from typing import Any

from bm_workspace.schema.types import MAX_WORDS, ROW_ID
from bm_workspace.status import Progress

EMPTY, INCOMPLETE, COMPLETE = Progress.EMPTY, Progress.INCOMPLETE, Progress.COMPLETE
TO_MEND, TO_DELETE = Progress.TO_MEND, Progress.TO_DELETE

Turn = tuple[Mapping[str, Any], Progress]
"""Answers that differ from a fully encoded document, and the state of the section that follows."""

TOO_LONG = "vārds " * (MAX_WORDS + 1)


def text(section: str, field: str) -> list[Turn]:
    """A section of one long answer that counts."""
    return [
        ({section: None}, EMPTY),
        ({section: {field: " \n"}}, EMPTY),
        ({section: {field: TOO_LONG}}, TO_MEND),
        ({section: {field: "Teksts."}}, COMPLETE),
    ]


def row(**answers: str) -> list[dict[str, str]]:
    return [{ROW_ID: "r1", **answers}]


MOBILITY: list[Turn] = [
    ({"mobility": None}, EMPTY),
    ({"mobility": {"mode": ""}}, INCOMPLETE),
    ({"mobility": {"start_date": ""}}, INCOMPLETE),
    ({"mobility": {"field": "XXX"}}, TO_MEND),
    ({"mobility": {"start_date": "31.02.2026"}}, TO_MEND),
    ({"mobility": {"mode": "blended"}}, COMPLETE),
]
DATES: list[Turn] = [
    ({"mobility": {"end_date": "2026-03-01"}}, TO_MEND),
    ({"mobility": {"end_date": "2027-03-05"}}, TO_MEND),
    ({"mobility": {"end_date": "2026-03-03"}}, COMPLETE),
]
HOSTING: list[Turn] = [
    ({"hosting": None}, EMPTY),
    ({"hosting": {"city": ""}}, INCOMPLETE),
    ({"hosting": {"email": "nobody"}}, TO_MEND),
    ({"hosting": {"country": "Atlantis"}}, TO_MEND),
    ({"hosting": {"phone": ""}}, COMPLETE),
]
OUTCOMES: list[Turn] = [
    ({"outcomes": None}, EMPTY),
    ({"outcomes": row()}, EMPTY),
    ({"outcomes": row(text="Saliek ligzdu.")}, INCOMPLETE),
    ({"outcomes": row(framework="A", text="Saliek ligzdu.")}, INCOMPLETE),
    ({"outcomes": row(framework="B", esco_label="x", esco_uri="y", text="Saliek.")}, TO_MEND),
    ({"outcomes": row(framework="B", esco_label="salikt", text="Saliek.")}, COMPLETE),
    ({"outcomes": row(framework="C", framework_name="CEFR", text="Runā.")}, COMPLETE),
]
ASSESSMENT: list[Turn] = [
    ({"assessment": None}, EMPTY),
    ({"assessment": {"criteria": ""}}, INCOMPLETE),
    ({"assessment": {"procedure": TOO_LONG}}, TO_MEND),
    ({"assessment": {"format": "Novērojums."}}, COMPLETE),
]
RESULT: dict[str, list[Turn]] = {
    "LA": [({"assessment": {"result": ""}}, COMPLETE)],
    "EM": [({"assessment": {"result": ""}}, INCOMPLETE)],
}
RECOGNITION: list[Turn] = [
    ({"recognition": None}, EMPTY),
    ({"recognition": {"documents": ""}}, INCOMPLETE),
    ({"recognition": {"conditions": TOO_LONG}}, TO_MEND),
    ({"recognition": {"reintegration": ""}}, COMPLETE),
]
TEMPLATE: dict[str, list[Turn]] = {
    "participant": [
        ({"participant": None}, EMPTY),
        ({"participant": {"full_name": ""}}, INCOMPLETE),
        ({"participant": {"birth_date": "2. marts"}}, TO_MEND),
        ({"participant": {"birth_date": "", "address": ""}}, COMPLETE),
    ],
    "mobility": MOBILITY + DATES,
    "status": [
        ({"status": None}, EMPTY),
        ({"status": {"position": ""}}, INCOMPLETE),
        ({"status": {"sending_country": "Atlantis"}}, TO_MEND),
        ({"status": {"level": ""}}, COMPLETE),
    ],
    "hosting": HOSTING,
    "outcomes": OUTCOMES,
    "activities": text("activities", "tasks"),
    "mentoring": text("mentoring", "arrangements"),
    "assessment": ASSESSMENT,
    "recognition": RECOGNITION,
}
UNDATED = {"sending_date": "", "hosting_date": ""}
ONE_OF_TWO: list[Turn] = [
    ({"signatures": None}, TO_MEND),
    ({"signatures": {"issue_date": ""}}, INCOMPLETE),
    ({"signatures": {"sending_name": "", "hosting_name": ""}}, TO_MEND),
    ({"signatures": {"sending_date": "2026-05-29"}}, TO_MEND),
    ({"signatures": {"hosting_date": "2026-05-29"}}, TO_MEND),
    ({"signatures": {"sending_date": "2026-05-30"}}, COMPLETE),
    ({"signatures": {"issue_date": "2027-12-29"}}, TO_MEND),
    ({"signatures": {**UNDATED, "issue_date": "1999-01-01"}}, TO_MEND),
    ({"signatures": {**UNDATED, "issue_date": "2026-05-29"}}, TO_MEND),
    ({"signatures": {**UNDATED, "issue_date": "2026-05-30"}}, COMPLETE),
    ({"signatures": {"sending_name": "", "sending_date": ""}}, COMPLETE),
    ({"signatures": {"hosting_name": "", "hosting_date": ""}}, COMPLETE),
]
LEFT_EARLIER = {"presence": {"end_date": "2026-04-01"}}
DAY = {"date": "2026-03-02", "activity": "x", "place": "x", "responsible": "x"}
OUTCOME = [{ROW_ID: "r2", "framework": "A", "competence": "digital", "text": "Saliek ligzdu."}]
SENDING: list[Turn] = [
    ({"sending": None}, EMPTY),
    ({"sending": {"name": ""}}, INCOMPLETE),
    ({"sending": {"email": "nobody"}}, TO_MEND),
    ({"sending": {"address": ""}}, COMPLETE),
]
TURNS: dict[str, dict[str, list[Turn]]] = {
    "LA": TEMPLATE
    | {
        "assessment": ASSESSMENT + RESULT["LA"],
        "provisions": text("provisions", "text"),
        "contacts": [
            ({"contacts": None}, EMPTY),
            ({"contacts": {"sending_role": ""}}, INCOMPLETE),
            ({"contacts": {"hosting_email": "nobody"}}, TO_MEND),
            ({"contacts": {"guardian_name": "", "guardian_email": "", "guardian_phone": ""}}, COMPLETE),
        ],
        "signatures": [
            ({"signatures": None}, EMPTY),
            ({"signatures": {"participant_name": ""}}, INCOMPLETE),
            ({"signatures": {"hosting_name": ""}}, INCOMPLETE),
            ({"signatures": {"sending_date": "soon"}}, TO_MEND),
            ({"signatures": {"guardian_name": ""}, "participant": {"birth_date": "2010-01-01"}}, TO_MEND),
            ({"signatures": {"guardian_name": ""}, "participant": {"birth_date": "2000-01-01"}}, COMPLETE),
        ],
    },
    "EM": TEMPLATE
    | {
        "assessment": ASSESSMENT + RESULT["EM"],
        "recognition": [*RECOGNITION, ({"recognition": {"recognised": ""}}, INCOMPLETE)],
        "provisions": [
            ({"provisions": None}, EMPTY),
            ({"provisions": {"text": " "}}, EMPTY),
            ({"provisions": {"text": "Viesģimene."}}, TO_DELETE),
        ],
        "contacts": [
            ({"contacts": None}, EMPTY),
            ({"contacts": {"participant_phone": "+371 2"}}, TO_DELETE),
        ],
        "signatures": ONE_OF_TWO,
    },
    "LP": {
        "mobility": MOBILITY,
        "sending": SENDING,
        "hosting": HOSTING,
        "group": [
            ({"group": None}, EMPTY),
            ({"group": {"profile": ""}}, INCOMPLETE),
            ({"group": {"participants": "sixteen"}}, TO_MEND),
            ({"group": {"participants": "2"}}, TO_MEND),
            ({"group": {"accompanying": "1"}}, TO_MEND),
            ({"participants": row(name="Anna", role="lead")}, TO_MEND),
            ({"group": {"participants": "01"}}, COMPLETE),
            (
                {"group": {"participants": "40"}, "participants": row(name="A", role="participant") * 40},
                COMPLETE,
            ),
        ],
        "outcomes": OUTCOMES,
        "plan": [
            ({"plan": None}, EMPTY),
            ({"plan": row(date="2026-03-02", activity="Ekskursija", place="Florence")}, INCOMPLETE),
            ({"plan": row(date="2026-03-01", activity="x", place="x", responsible="x")}, TO_MEND),
            ({"plan": row(date="2026-05-31", activity="x", place="x", responsible="x")}, TO_MEND),
            ({"plan": row(date="some day", activity="x", place="x", responsible="x")}, TO_MEND),
            ({"plan": row(date="2026-05-30", activity="x", place="x", responsible="x")}, COMPLETE),
            *(({"plan": row(**DAY, outcome=served)}, TO_MEND) for served in ("2", "99", "0", "1, 2")),
            *(({"plan": row(**DAY, outcome=served)}, COMPLETE) for served in ("1", "01", "1.", "1; 1", "2x")),
            ({"plan": row(**DAY, outcome="1"), "outcomes": row() + OUTCOME}, TO_MEND),
            ({"plan": row(**DAY, outcome="2"), "outcomes": row() + OUTCOME}, COMPLETE),
        ],
        "supervision": text("supervision", "arrangements"),
        "assessment": [*ASSESSMENT, *RESULT["LA"]],
        "recognition": RECOGNITION,
        "provisions": text("provisions", "text"),
        "signatures": [
            ({"signatures": None}, EMPTY),
            ({"signatures": {"sending_name": ""}}, INCOMPLETE),
            ({"signatures": {"hosting_name": ""}}, INCOMPLETE),
            ({"signatures": {"hosting_date": "soon"}}, TO_MEND),
            ({"signatures": {"sending_role": "", "sending_place": "", "sending_date": ""}}, COMPLETE),
        ],
        "participants": [
            ({"participants": None}, EMPTY),
            ({"participants": row()}, EMPTY),
            ({"participants": row(name="Anna", role="participant") + row(note="7.a", role="")}, INCOMPLETE),
            ({"participants": row(role="participant")}, INCOMPLETE),
            ({"participants": row(name="Ā" * 501, role="participant")}, TO_MEND),
            ({"participants": row(name="Anna", role="participant")}, COMPLETE),
        ],
    },
    "AC": {
        "participant": [
            ({"participant": None}, EMPTY),
            ({"participant": {"full_name": ""}}, INCOMPLETE),
            ({"participant": {"accompanying_type": "friend"}}, TO_MEND),
            ({"participant": {"full_name": "Ūla"}}, COMPLETE),
        ],
        "mobility": MOBILITY,
        "sending": SENDING,
        "hosting": HOSTING,
        "accompanied": [
            ({"accompanied": None}, EMPTY),
            ({"accompanied": {"activity": ""}}, INCOMPLETE),
            ({"accompanied": {"tasks": TOO_LONG}}, TO_MEND),
            ({"accompanied": {"tasks": "Uzraudzība."}}, COMPLETE),
        ],
        "presence": [
            ({"presence": None}, EMPTY),
            ({"presence": {"end_date": ""}}, INCOMPLETE),
            ({"presence": {"start_date": "2026-03-01"}}, TO_MEND),
            ({"presence": {"end_date": "2026-05-31"}}, TO_MEND),
            ({"presence": {"start_date": "2026-04-02", "end_date": "2026-04-01"}}, TO_MEND),
            ({"presence": {"start_date": "2026-04-01", "end_date": "2026-04-01"}}, COMPLETE),
        ],
        "signatures": [
            *ONE_OF_TWO,
            ({**LEFT_EARLIER, "signatures": {"sending_date": "2026-04-01"}}, COMPLETE),
            ({**LEFT_EARLIER, "signatures": {"sending_date": "2026-03-31"}}, TO_MEND),
            ({**LEFT_EARLIER, "signatures": {**UNDATED, "issue_date": "2026-04-01"}}, COMPLETE),
            ({**LEFT_EARLIER, "signatures": {**UNDATED, "issue_date": "2026-03-31"}}, TO_MEND),
        ],
    },
}
