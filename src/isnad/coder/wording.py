"""The words of a telling that may come back in another: its nouns and names by a light stem, with and without the article.

«استهدفت مسيّرة **سوقاً** … سقط صاروخان على **السوق**»: a definite word that stood there without its article goes back to it."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.document import Span
from isnad.model.finds import Found

_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_GLUED = ("و", "ب", "ل", "ف")
_ENDINGS = ("ات", "ين", "ون", "ان", "ها", "هم", "ه", "ا")
_STEM, _LONG = 3, 5
"""Letters that a stem keeps, and from which on one glued letter is taken off."""
_COMMON = """
من في على الي عن ان اي او ثم قد بعد قبل خلال مع بين حتي كما فيما بينما حيث التي الذي الذين هذا هذه ذلك تلك كان كانت وقال قال اضاف
اوضح اشار ذكر افاد اعلن اكد وفق بحسب حسب مصدر مصادر اخرين اخرون اخر اخري عدد ما لا لم لن غير كل بعض نحو اكثر اقل الاقل منهم بينهم
اليوم امس جراء اثر نتيجه اسفر ادي عبر ضمن لدي عند شخص اشخاص عناصر عنصر قوات مدينه محافظه منطقه بلده قريه ريف شمال جنوب شرق غرب
شمالي جنوبي شرقي غربي قتل قتلي جرح جرحي اصيب اصابه مقتل هجوم انفجار تفجير قصف غاره غارات استهدف استهدفت هو هي انه انها به بها فيه
فيها له لها عليه عليها منه منها يوم صباح مساء علي
"""
"""Words that stand everywhere in reports of violence, the commonest acts among them: whether the act is one is asked apart."""


_MOST = 50_000
_MEMO: dict[str, tuple[str, bool]] = {}
"""Words whose stems are remembered, before the memo begins anew."""


def _stem(form: str) -> tuple[str, bool]:
    """The word without article, glued particle and ending, and whether it had the article; remembered, since words come back."""
    got = _MEMO.get(form)
    if got is None:
        if len(_MEMO) >= _MOST:
            _MEMO.clear()
        got = _MEMO[form] = _stemmed(form)
    return got


def _stemmed(form: str) -> tuple[str, bool]:
    for article in _ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= _STEM:
            return _short(form[len(article) :]), True
    if form.startswith(_GLUED) and len(form) >= _LONG:
        return _short(form[1:]), False
    return _short(form), False


def _short(word: str) -> str:
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _STEM), word)


_STOPS = frozenset([_stem(word)[0] for word in _COMMON.split()] + _COMMON.split())


def words_of(found: Found, evidence: Sequence[Span], trigger: str) -> tuple[frozenset[str], frozenset[str]]:
    """(words without the article, words with it) of the evidence, without the act's own word and what stands everywhere."""
    own = _stem(trigger)[0]
    bare: set[str] = set()
    called: set[str] = set()
    sentence = found.sentence
    for a, b in evidence:
        for t in sentence.tokens[sentence.token_from(a) : sentence.token_from(b)]:
            word, definite = _stem(t.form)
            if len(word) > 1 and word != own and word not in _STOPS and t.kind == "word":
                (called if definite else bare).add(word)
    return frozenset(bare), frozenset(called - bare)
