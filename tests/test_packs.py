"""Every example of every rule of the shipped packs, with all rules on: one test an example, named rule::n."""

from __future__ import annotations

from collections import Counter

import pytest

from isnad.packs import Packs, packs_home, read_packs, theatres
from isnad.workbench.trial import Case, cases, check_case


@pytest.fixture(scope="session")
def packs() -> Packs:
    return read_packs()


CASES = list(cases(read_packs()))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_example(case: Case, packs: Packs) -> None:
    failure = check_case(packs, case)
    assert failure is None, f"\n{failure}"


def test_every_rule_accepts_and_rejects() -> None:
    kinds = Counter((type(case.rule).__name__, case.rule.id, case.accepts) for case in CASES)
    rules = {(shape, rule) for shape, rule, _ in kinds}
    assert all(kinds[shape, rule, accepts] for shape, rule in rules for accepts in (True, False))


def test_no_rule_has_one_sentence_twice() -> None:
    sentences = Counter((type(case.rule).__name__, case.rule.id, case.example.text) for case in CASES)
    assert not [key for key, n in sentences.items() if n > 1]


def test_every_theatre_loads_with_the_language() -> None:
    assert packs_home().is_dir()
    for theatre in theatres():
        assert read_packs([theatre]).frames
