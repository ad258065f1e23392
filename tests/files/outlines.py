"""Outlines made by hand: a usual agreement, and texts that tend to break renderers."""

from dataclasses import replace

from bm_workspace.outline import Block, Outline, Pair, Part, Table

PRACTICE = "PRACTICE COPY · not issued by the European Commission"
DRAFT = "DRAFT · not fully encoded"
SENTENCE = (
    "Izglītojamais patstāvīgi sametina leņķa šuvi PB pozīcijā atbilstoši zīmējumam un drošības noteikumiem."
)
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz"
MORE_LETTERS = {
    "bg": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯЍ абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "cs": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ áčďéěíňóřšťúůýž",
    "da": "ÆØÅ æøå",
    "de": "ÄÖÜẞ äöüß",
    "el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "en": "",
    "es": "ÁÉÍÑÓÚÜ áéíñóúü ¿¡",
    "et": "ÄÕÖÜŠŽ äõöüšž",
    "fi": "ÅÄÖŠŽ åäöšž",
    "fr": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ àâæçéèêëîïôœùûüÿ",
    "ga": "ÁÉÍÓÚ áéíóú ḂĊḊḞĠṀṖṠṪ ḃċḋḟġṁṗṡṫ",
    "hr": "ČĆĐŠŽ čćđšž",
    "hu": "ÁÉÍÓÖŐÚÜŰ áéíóöőúüű",
    "it": "ÀÈÉÌÎÒÙ àèéìîòù",
    "lt": "ĄČĘĖĮŠŲŪŽ ąčęėįšųūž",
    "lv": "ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž ŌŖ ōŗ",
    "mt": "ĊĠĦŻÀÈÌÒÙ ċġħżàèìòù",
    "nl": "ÁÉËÏÓÖÜĲ áéëïóöüĳ",
    "pl": "ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż",
    "pt": "ÁÂÃÀÇÉÊÍÓÔÕÚ áâãàçéêíóôõú",
    "ro": "ĂÂÎȘȚ ăâîșț",
    "sk": "ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ áäčďéíĺľňóôŕšťúýž",
    "sl": "ČŠŽ čšž",
    "sv": "ÅÄÖ åäö",
}
"""What the 24 official languages of the Union have besides A to Z."""

OTHER_SCRIPTS = {"bg", "el"}
ALPHABETS = {
    language: letters if language in OTHER_SCRIPTS else f"{LATIN} {letters}".strip()
    for language, letters in MORE_LETTERS.items()
}
NASTY = (
    "<script>alert('x')</script>",
    "{{7*7}} {% raw %} &amp; & < > \" '",
    '<img src="file:///etc/passwd"><pdf:insertpdf src="http://127.0.0.1:9/x"/>',
    "</p></body></html> <pdf:nextpage/> ]]> <!-- --> <![CDATA[",
    "%(page)s {page} %s &#60;b&#62;",
    "1 < 2 > 0 — “quotes” „pēdiņas” … 50 % • €",
)


def pair(label: str, *lines: str, is_long: bool = False, link: str = "") -> Pair:
    """A label with its lines."""
    return Pair(label=label, lines=lines or ("—",), is_long=is_long, link=link)


def section(title: str, *blocks: Block, note: str = "") -> Part:
    """A section of the blocks."""
    return Part(key=title.casefold().replace(" ", "_"), title=title, blocks=blocks, note=note)


def document(*parts: Part, draft: bool = False, title: str = "Mācību līgums: Jānis Bērziņš") -> Outline:
    """A document of these parts."""
    return Outline(
        language="lv",
        title=title,
        type_name="Mācību līgums (Europass)",
        header=(
            pair("Dokumenta numurs", "LA-2025-000017"),
            pair("Projekta kods", "2024-1-LV01-KA121-VET-000123456"),
        ),
        parts=parts,
        practice_mark=PRACTICE,
        draft_mark=DRAFT if draft else "",
        number="LA-2025-000017",
        page_of="%(page)s. lappuse no %(pages)s",
    )


def saying(*lines: str, draft: bool = False) -> Outline:
    """A document whose one long answer has these lines."""
    return document(
        section("Mācīšanās rezultāti", Block(pairs=(pair("Apraksts", *lines, is_long=True),))), draft=draft
    )


def saying_everywhere(text: str) -> Outline:
    """A document in which the text stands at every place that a document has."""
    table = Table(header=("", text[:200]), shares=(1,), rows=(("1", text[:200]),))
    answers = (pair(text, text), pair(text, text, is_long=True), pair(text, text, link=text))
    blocks = (
        Block(title=text, pairs=answers, signs=text, table=table),
        Block(title=text, pairs=answers, is_card=True),
    )
    parts = (replace(section(text, *blocks, note=text), ending=text),)
    whole = document(*parts, title=text)
    return replace(whole, type_name=text, header=answers, practice_mark=text, draft_mark=text, number=text)


def agreement(draft: bool = False) -> Outline:
    """Twelve sections, some 45 short answers, 12 long ones, three signatories."""
    sections = [section(f"{number}. Sadaļa par mobilitāti", *_blocks(number)) for number in range(1, 12)]
    signatures = section(
        "12. Paraksti", *map(signatory, ("Dalībnieks", "Nosūtošā organizācija", "Uzņemošā organizācija"))
    )
    return document(*sections, signatures, draft=draft)


def _blocks(number: int) -> tuple[Block, ...]:
    short = tuple(
        pair(f"Lauka nosaukums {number}.{field}", f"Vērtība {field}: Ķekavas tehnikums")
        for field in range(1, 4)
    )
    return (
        Block(
            title=f"Rezultāts {number}",
            pairs=(*short, pair("Garā atbilde", SENTENCE, SENTENCE, is_long=True)),
        ),
    )


def signatory(role: str) -> Block:
    """Somebody who signs."""
    pairs = (
        pair("Vārds un amats", "Līga Kļaviņa, direktora vietniece"),
        pair("Vieta un datums", "Rīga, 12.05.2025."),
    )
    return Block(title=role, pairs=pairs, signs="Paraksts")


def finished(outline: Outline) -> Outline:
    """The same document without its draft mark."""
    return replace(outline, draft_mark="")
