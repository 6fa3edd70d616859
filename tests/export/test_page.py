"""The html page: hostile text stays text, spans may overlap, nothing is fetched."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from edge_fakes import TEXT, make_claim, make_coding
from isnad.export import render
from isnad.export.highlight import pieces
from isnad.export.words import contained
from isnad.model import claim as c
from isnad.model.document import Document, Note

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)><!-- &amp; </article></style> javascript:alert(1) "
    "\u202e\u2066\x00\x1b[31m"
)
VOID = {"meta", "br", "img", "link", "input"}


class Reader(HTMLParser):
    """Elements with their attributes, the article's text, and whether all tags are closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.article: list[str] = []
        self.balanced = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(f"{tag}.{dict(attrs).get('class', '')}" if tag in ("article", "a") else tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self.open) and self.open.pop().split(".")[0] == tag

    def handle_data(self, data: str) -> None:
        if "article." in self.open and "a.back" not in self.open:
            self.article.append(data)


def read(text: str, *claims: c.Claim, notes: tuple[Note, ...] = (), **head: str) -> Reader:
    html = page(text, *claims, notes=notes, **head)
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.balanced
    assert reader.open == []
    return reader


def page(text: str, *claims: c.Claim, notes: tuple[Note, ...] = (), **head: str) -> str:
    coding = make_coding(Document(text=text, id=head.pop("id", "a.txt"), **head), claims, notes)
    return "".join(render([coding], [text], "html"))


def hostile_claim() -> c.Claim:
    word = c.Name(HOSTILE, HOSTILE)
    return make_claim(
        HOSTILE,
        0,
        len(HOSTILE),
        id=HOSTILE,
        type=HOSTILE,
        status=HOSTILE,
        record=HOSTILE,
        summary=word,
        happening=HOSTILE,
        origin=HOSTILE,
        roles=(c.Role(role=HOSTILE, actor=HOSTILE, name=word, cls=HOSTILE, text=HOSTILE, span=(0, 1), via=HOSTILE),),
        where=c.Where(
            place=HOSTILE,
            name=word,
            admin1=HOSTILE,
            precision=HOSTILE,
            text=HOSTILE,
            span=(0, 1),
            others=(c.Candidate(HOSTILE, HOSTILE, 0.1),),
        ),
        route=c.Route(from_=HOSTILE, to=HOSTILE, text=HOSTILE, span=(0, 1)),
        when=c.When(from_=HOSTILE, to=None, precision=HOSTILE, basis=HOSTILE, why=HOSTILE, text=HOSTILE),
        counts=(
            c.Count(
                what=HOSTILE, who=HOSTILE, low=1, best=None, high=None, exact=False, text=HOSTILE, span=(0, 1), part_of=HOSTILE
            ),
        ),
        attribution=(c.Attribution(source=None, name=HOSTILE, medium=HOSTILE, stance=HOSTILE, said_on=HOSTILE, text=HOSTILE),),
        framing=(c.Framing(HOSTILE, HOSTILE, HOSTILE, (0, 1)),),
        because=(c.Because(HOSTILE, HOSTILE, HOSTILE, (0, 1), (c.Because(HOSTILE),)),),
    )


def test_hostile_words_stay_words() -> None:
    reader = read(
        HOSTILE, hostile_claim(), notes=(Note(HOSTILE, HOSTILE),), id=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE
    )
    tags = {tag for tag, _ in reader.seen}
    assert not tags & {"script", "img", "iframe", "object", "link", "base", "form"}
    for _, attributes in reader.seen:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "action")]
        assert (attributes.get("href") or "#").startswith("#")
    html = page(HOSTILE, hostile_claim())
    assert not re.search("[\x00-\x08\x1b]", html)
    cards = html[html.index('<div class="claims">') : html.index('<article dir="rtl"')]
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", cards)


def test_nothing_is_fetched() -> None:
    html = page(TEXT, make_claim(TEXT, 0, 5), url="https://example.org/a")
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"""(?:src|href|action)\s*=\s*["']?(?!["']?#)""", html)
    assert not re.search(r"url\(|@import|<script", html)
    assert html.count("http") == html.count("https://example.org/a") + html.count("http-equiv")


def test_what_a_person_must_see_is_there() -> None:
    at = TEXT.index("قصف")
    claim = make_claim(TEXT, at, at + 3)
    html = page(TEXT, claim, title="عنوان", outlet="al-arab", published="2024-03-25")
    for shown in (
        "al-arab",
        "hajin-military-council",
        "telegram",
        claim.summary.en,
        claim.summary.ar or "",
        "Al-Baghuz",
        "2024-03-23",
        "3 killed (civilians)",
        "0.75",
        "frame:shelling",
        'dir="rtl"',
    ):
        assert shown in html
    assert html.index(">al-arab<", html.index('class="chain"')) < html.index(">sdf<") < html.index(">hajin-military-council<")


def test_links_lead_somewhere() -> None:
    claims = [make_claim(TEXT, start, start + 20, type=f"t{start}") for start in (0, 10, 15, 40)]
    reader = read(TEXT, *claims, make_claim(TEXT, 0, 0, evidence=()))
    ids = [attributes["id"] for _, attributes in reader.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {(attributes["href"] or "")[1:] for _, attributes in reader.seen if "href" in attributes}
    assert targets <= set(ids)
    assert {"d1-c1", "d1-c4", "d1-e1", "d1-e4"} <= targets


def test_overlapping_spans_are_cut() -> None:
    claims = (make_claim(TEXT, 0, 10), make_claim(TEXT, 5, 15), make_claim(TEXT, 5, 10), make_claim(TEXT, 10, 12))
    found = [(piece.start, piece.end, piece.claims) for piece in pieces(len(TEXT), claims)]
    assert found[:4] == [(0, 5, (0,)), (5, 10, (0, 1, 2)), (10, 12, (1, 3)), (12, 15, (1,))]
    assert "".join(read(TEXT, *claims).article) == TEXT


spans = st.tuples(st.integers(-3, 70), st.integers(-3, 70))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.lists(st.lists(spans, max_size=3), max_size=6))
def test_any_text_and_any_spans(text: str, groups: list[list[tuple[int, int]]]) -> None:
    text = text.encode("utf-8", "replace").decode()
    evidence = [tuple(c.Evidence(text[a:b], (a, b)) for a, b in group) for group in groups]
    claims = [msgspec.structs.replace(make_claim(text, 0, 0), evidence=one) for one in evidence]
    shown = "".join(read(text, *claims).article)
    assert len(shown) == len(text)
    covered = pieces(len(text), tuple(claims))
    assert "".join(text[piece.start : piece.end] for piece in covered) == text


def test_cost_is_linear_in_the_number_of_claims() -> None:
    text = "قصف " * 20_000
    claims = [make_claim(text, n * 4, n * 4 + 3) for n in range(0, 20_000, 10)]
    assert page(text, *claims).count("<mark") == 2000


def test_a_document_without_claims() -> None:
    assert "No claim was found" in page("لا شيء")


def test_direction_marks_are_taken_out_of_values() -> None:
    assert contained("a\u202eb\u2069c\x07") == "abc\ufffd"
