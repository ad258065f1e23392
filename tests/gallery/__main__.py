"""`make gallery`: a picture of each document's pages, and the page that shows them all."""

from io import BytesIO
from itertools import groupby
from pathlib import Path

import pdfplumber
from PIL import Image

from bm_workspace.render import RENDERER
from bm_workspace.render.pdf import pdf
from bm_workspace.wording import LANGUAGES
from tests.gallery.documents import Shown, shown

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"
DPI, GREYS = 64, 6
PAGES = 5
"""Of a document with more pages, so many are shown, from the first to the last."""

GAP, BACKGROUND = 10, 150
HEAD = f"""# Printed documents

The four types in both languages, short and very long, about invented people; the certificate also as a draft
just made from its agreement, with what must go. Drawn by `make gallery` with renderer {RENDERER}. Of one with
more pages, {PAGES} are shown, from the first to the last.
"""


def main() -> None:
    """Write the pictures and the page anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    documents = list(shown())
    counted = {document.name: picture(document) for document in documents}
    (FOLDER / "README.md").write_text(readme(documents, counted), "utf-8")
    size = sum(file.stat().st_size for file in FOLDER.iterdir())
    print(f"{len(counted)} pictures, {size / 1000:.0f} kB")


def picture(document: Shown) -> int:
    """Write the picture of a document; gives how many pages it has."""
    with pdfplumber.open(BytesIO(pdf(document.outline))) as opened:
        count = len(opened.pages)
        few = [opened.pages[place] for place in chosen(count)]
        pages = [page.to_image(resolution=DPI, antialias=True).original.convert("L") for page in few]
    width, height = pages[0].size
    sheet = Image.new("L", (len(pages) * (width + GAP) - GAP, height), BACKGROUND)
    for place, page in enumerate(pages):
        sheet.paste(page, (place * (width + GAP), 0))
    sheet.quantize(GREYS).save(FOLDER / f"{document.name}.png", optimize=True)
    return count


def chosen(count: int) -> list[int]:
    """The places of the pages that are shown."""
    if count <= PAGES:
        return list(range(count))
    return [round(step * (count - 1) / (PAGES - 1)) for step in range(PAGES)]


def readme(documents: list[Shown], counted: dict[str, int]) -> str:
    """The page with all pictures, type by type."""
    text = HEAD
    for name, of_type in groupby(documents, key=lambda document: document.type.name.msgid):
        text += f"\n## {name}\n"
        for document in of_type:
            pages = counted[document.name]
            said = f"{LANGUAGES[document.language]}, {document.length}, {pages} pages"
            text += f"\n{said}:\n\n![{name}: {said}]({document.name}.png)\n"
    return text


if __name__ == "__main__":
    main()
